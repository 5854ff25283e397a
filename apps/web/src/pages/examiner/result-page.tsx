import { hasPermission, type ResultDetail } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { BackLink } from '../../components/back-link';
import { FinalGradeFacts } from '../../components/final-grade';
import { Failure } from '../../components/failure';
import { AnnulmentCard } from '../../components/review/annulment-card';
import { api } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { Badge, Card, PageHeader, Spinner } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useRepeat } from '../../hooks/use-repeat';
import { useResource } from '../../hooks/use-resource';
import { ConfirmCard } from './confirm-card';
import { ItemTable } from './item-table';
import { RESULT_TONES } from './result-labels';
import './result-page.css';

const AGAIN_EVERY_MS = 15_000;

/** One result: the mark and where it comes from, the proctoring decision, and the confirmation. */
export function ResultPage() {
  const { resultId = '' } = useParams();
  const { t } = useTranslation();
  const format = useFormat();
  const result = useResource(
    useCallback((signal: AbortSignal) => api.call('getResult', { params: { resultId }, signal }), [resultId]),
  );
  useRepeat(result.reload, AGAIN_EVERY_MS);
  if (result.kind === 'failed') return <Failure error={result.error} onRetry={result.reload} />;
  if (result.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const { data } = result;
  return (
    <>
      <BackLink to="/examiner">{t('examiner:result.back')}</BackLink>
      <PageHeader
        title={t('examiner:result.title', { name: data.candidateName })}
        lead={
          <span className="row">
            <span>{format.text(data.examTitle)}</span>
            {data.studentNumber ? <span className="numeric">{data.studentNumber}</span> : null}
            <span className="numeric">
              {t('examiner:result.submitted', { time: format.dateTime(data.submittedAt) })}
            </span>
            <Badge tone={RESULT_TONES[data.state]}>{t(`terms:resultState.${data.state}`)}</Badge>
          </span>
        }
      />
      <div className="bk-result">
        <MarkCard result={data} />
        {data.final ? (
          <Card title={t('result:final.title')}>
            <FinalGradeFacts final={data.final} />
          </Card>
        ) : null}
        <DecisionView result={data} />
        <ConfirmCard
          result={data}
          mayConfirm={hasPermission(currentMe().roles, 'result:confirm')}
          onChanged={result.reload}
        />
        {data.decision?.outcome === 'violation' ? (
          <AnnulmentCard sessionId={data.sessionId} onChanged={result.reload} />
        ) : null}
      </div>
      <ItemTable result={data} />
    </>
  );
}

function MarkCard({ result }: { result: ResultDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card title={t('examiner:result.mark')}>
      <p className="bk-result__mark">
        <strong>{result.letter}</strong>
        <span className="numeric">{t('examiner:result.markOf100', { mark: result.mark })}</span>
      </p>
      <dl className="facts">
        <dt>{t('examiner:result.points')}</dt>
        <dd className="numeric">
          {t('examiner:result.pointsOf', {
            points: format.number(result.points, { digits: 2 }),
            max: format.number(result.maxPoints, { digits: 2 }),
          })}
        </dd>
        <dt>{t('examiner:result.gradePoint')}</dt>
        <dd className="numeric">{format.number(result.gradePoint, { digits: 2, fixed: true })}</dd>
      </dl>
    </Card>
  );
}

function DecisionView({ result }: { result: ResultDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { decision } = result;
  return (
    <Card
      title={t('examiner:decision.title')}
      aside={
        <Badge tone={!decision ? 'neutral' : decision.outcome === 'clear' ? 'success' : 'danger'}>
          {t(`terms:decision.${decision?.outcome ?? 'none'}`)}
        </Badge>
      }
    >
      {decision ? (
        <>
          <p>{decision.reason}</p>
          <p className="muted small">
            {t('review:verdict.by', { name: decision.decidedBy, time: format.dateTime(decision.decidedAt) })}
          </p>
        </>
      ) : (
        <p className="muted">{t('examiner:decision.missing')}</p>
      )}
      <dl className="facts">
        <dt>{t('examiner:decision.confirmedIncidents')}</dt>
        <dd className="numeric">{result.confirmedIncidents}</dd>
        <dt>{t('examiner:decision.undecidedIncidents')}</dt>
        <dd className="numeric">{result.undecidedIncidents}</dd>
      </dl>
    </Card>
  );
}
