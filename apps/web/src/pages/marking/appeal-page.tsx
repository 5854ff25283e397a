import { type MarkAppealDetail, type ResultState, VOID_RESULT_STATES } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { BackLink } from '../../components/back-link';
import { Failure } from '../../components/failure';
import { MarkDecision } from '../../components/marking/mark-decision';
import '../../components/marking/marking.css';
import { api } from '../../core/api-client';
import { showToast } from '../../core/toasts';
import { Badge, Card, Notice, PageHeader, Spinner, Table } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import { APPEAL_TONES } from './appeal-tones';
import { CommissionDesk } from './commission-desk';
import { CommissionVotes } from './commission-votes';

/** One appeal against marks: what the candidate says, the work with its first marks, and the decision. */
export function AppealPage() {
  const { appealId = '' } = useParams();
  const { t } = useTranslation();
  const appeal = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('getMarkAppeal', { params: { appealId }, signal }),
      [appealId],
    ),
  );
  if (appeal.kind === 'failed') return <Failure error={appeal.error} onRetry={appeal.reload} />;
  if (appeal.kind === 'loading') return <Spinner text={t('common:loading')} />;
  return <AppealView key={appealId} first={appeal.data} />;
}

/** @param first as it was read; every answer of the service takes its place */
function AppealView({ first }: { first: MarkAppealDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [appeal, setAppeal] = useState(first);
  const { state, candidateName, mark, letter, decision, decidedBy } = appeal;
  const takeVote = (voted: MarkAppealDetail): void => {
    setAppeal(voted);
    showToast(
      t(voted.state === 'filed' ? 'marking:appeals.votes.noted' : 'marking:appeals.decided'),
      'success',
    );
  };
  return (
    <>
      <BackLink to="/marking/appeals">{t('marking:appeals.back')}</BackLink>
      <PageHeader
        title={t('marking:appeals.pageTitle', { name: candidateName })}
        lead={
          <span className="row">
            <span>{format.text(appeal.examTitle)}</span>
            <Badge tone={APPEAL_TONES[state]}>{t(`terms:markAppealState.${state}`)}</Badge>
            <span className="numeric">
              {t('marking:appeals.current', { mark: format.number(mark), letter })}
            </span>
          </span>
        }
      />
      <Card title={t('marking:appeals.statement')}>
        <p>{appeal.statement}</p>
        <p className="muted small">
          {t('marking:appeals.filedAt', { time: format.dateTime(appeal.filedAt) })}
        </p>
      </Card>
      {decision ? (
        <Card title={t('marking:appeals.decision.title')}>
          <MarkDecision decision={decision} />
          <p className="muted small">
            {t('marking:appeals.decision.by', {
              name: decidedBy.join(', '),
              time: format.dateTime(decision.decidedAt),
            })}
          </p>
        </Card>
      ) : null}
      <WhyNot appeal={appeal} />
      <CommissionVotes appeal={appeal} onVoted={takeVote} />
      <CommissionDesk appeal={appeal} onChanged={setAppeal} onVoted={takeVote} />
      {appeal.revisions.length > 0 ? <Revisions appeal={appeal} /> : null}
    </>
  );
}

function WhyNot({ appeal: { state, mayDecide, resultState } }: { appeal: MarkAppealDetail }) {
  const { t } = useTranslation();
  if (state !== 'filed' || mayDecide) return null;
  return <Notice tone="info">{t(`marking:appeals.${reasonOf(resultState)}`)}</Notice>;
}

function reasonOf(resultState: ResultState) {
  if (resultState === 'confirmed') return 'notYours';
  return VOID_RESULT_STATES.includes(resultState) ? 'notCounted' : 'notConfirmed';
}

function Revisions({ appeal: { revisions } }: { appeal: MarkAppealDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card title={t('marking:appeals.revisions')}>
      <Table
        caption={t('marking:appeals.revisions')}
        rows={revisions}
        rowKey={({ revision }) => String(revision)}
        columns={[
          {
            key: 'revision',
            title: t('marking:appeals.revision'),
            isRowHeader: true,
            cell: ({ revision }) => revision,
          },
          {
            key: 'mark',
            title: t('marking:appeals.mark'),
            align: 'end',
            cell: ({ mark }) => format.number(mark),
          },
          { key: 'by', title: t('marking:appeals.savedBy'), cell: ({ savedBy }) => savedBy },
          {
            key: 'at',
            title: t('marking:appeals.savedAt'),
            cell: ({ savedAt }) => <span className="numeric">{format.dateTime(savedAt)}</span>,
          },
        ]}
      />
    </Card>
  );
}
