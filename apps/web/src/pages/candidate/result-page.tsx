import type { CandidateResult } from '@bakylau/contracts';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { FinalGradeFacts } from '../../components/final-grade';
import { Failure } from '../../components/failure';
import { RequirePermission } from '../../components/require-permission';
import { api } from '../../core/api-client';
import { gradeWordOf } from '../../core/result/grade-word';
import { Badge, ButtonLink, Card, Notice, PageHeader, Spinner, type Tone } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import { OwnMarkAppeal } from './own-mark-appeal';
import { OwnMarking } from './own-marking';
import { OwnReview } from './own-review';
import './result-page.css';

export function ResultPage() {
  return (
    <RequirePermission permission="attempt:sit">
      <OwnResult />
    </RequirePermission>
  );
}

const READ_EVERY_MS = 15_000;

function OwnResult() {
  const { t } = useTranslation();
  const { attemptId = '' } = useParams();
  const result = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('getMyResult', { params: { attemptId }, signal }),
      [attemptId],
    ),
  );
  const { reload } = result;
  const settled = result.kind === 'ready' && result.data.state === 'confirmed';
  useEffect(() => {
    if (settled) return;
    const timer = setInterval(reload, READ_EVERY_MS);
    return () => clearInterval(timer);
  }, [settled, reload]);

  return (
    <>
      <PageHeader title={t('result:title')} />
      {result.kind === 'loading' ? <Spinner text={t('result:loading')} /> : null}
      {result.kind === 'failed' ? <Failure error={result.error} onRetry={reload} /> : null}
      {result.kind === 'ready' ? (
        <>
          <ResultCard result={result.data} />
          {result.data.state === 'confirmed' ? <OwnMarking attemptId={attemptId} /> : null}
          <OwnMarkAppeal key={`${attemptId} ${result.data.state}`} attemptId={attemptId} />
          <OwnReview attemptId={attemptId} />
        </>
      ) : null}
      <div className="row">
        <ButtonLink to="/exams">{t('result:toExams')}</ButtonLink>
      </div>
    </>
  );
}

const TONES: Record<CandidateResult['state'], Tone> = {
  none: 'neutral',
  provisional: 'info',
  verified: 'info',
  confirmed: 'success',
  appealed: 'info',
  annulled: 'danger',
  re_sit: 'warning',
};

function ResultCard({ result }: { result: CandidateResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card
      title={format.text(result.examTitle)}
      aside={<Badge tone={TONES[result.state]}>{t(`terms:resultState.${result.state}`)}</Badge>}
    >
      {result.state === 'appealed' ? <Notice tone="info">{t('result:explain.appealed')}</Notice> : null}
      {result.mark !== null && result.letter !== null ? (
        <div className="result-mark" data-testid="result-mark">
          <p className="result-mark__letter">{result.letter}</p>
          <dl className="facts">
            <dt>{t('result:mark')}</dt>
            <dd className="numeric">{t('result:markOf', { mark: format.number(result.mark) })}</dd>
            <dt>{t('result:letter')}</dt>
            <dd>
              {result.letter}, {t(`result:word.${gradeWordOf(result.letter)}`)}
            </dd>
            {result.gradePoint !== null ? (
              <>
                <dt>{t('result:gradePoint')}</dt>
                <dd className="numeric">{format.number(result.gradePoint, { digits: 2, fixed: true })}</dd>
              </>
            ) : null}
          </dl>
        </div>
      ) : result.state === 'appealed' ? null : (
        <Notice tone={result.state === 'annulled' || result.state === 're_sit' ? 'warning' : 'info'}>
          {t(`result:explain.${result.state}`)}
        </Notice>
      )}
      {result.final ? (
        <section className="stack-s" aria-label={t('result:final.title')}>
          <h3>{t('result:final.title')}</h3>
          <FinalGradeFacts final={result.final} />
        </section>
      ) : null}
      <dl className="facts">
        {result.submittedAt ? (
          <>
            <dt>{t('result:submittedAt')}</dt>
            <dd>{format.dateTime(result.submittedAt)}</dd>
          </>
        ) : null}
        {result.confirmedAt ? (
          <>
            <dt>{t('result:confirmedAt')}</dt>
            <dd>{format.dateTime(result.confirmedAt)}</dd>
          </>
        ) : null}
      </dl>
    </Card>
  );
}
