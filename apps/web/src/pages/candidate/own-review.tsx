import type { CandidateReview } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { WrittenTextForm } from '../../components/written-text-form';
import { api } from '../../core/api-client';
import { Badge, Card, Notice, Spinner } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import { OwnAppeal } from './own-appeal';
import { OwnFlag } from './own-flag';
import './result-page.css';

/** What was flagged in the own exam, what was decided, and what the candidate can say about it. */
export function OwnReview({ attemptId }: { attemptId: string }) {
  const { t } = useTranslation();
  const review = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('getMyReview', { params: { attemptId }, signal }),
      [attemptId],
    ),
  );
  if (review.kind === 'loading') return <Spinner text={t('common:loading')} />;
  if (review.kind === 'failed') return <Failure error={review.error} onRetry={review.reload} />;
  const { data, reload } = review;
  if (data.state === 'not_yet') return null;
  return (
    <>
      <DecisionOfReview review={data} />
      <Card title={t('result:review.flags')}>
        <p className="muted">{t('result:review.flagsLead')}</p>
        {data.incidents.length === 0 ? <p>{t('result:review.noFlags')}</p> : null}
        <ol className="plain-list stack">
          {data.incidents.map((incident) => (
            <OwnFlag
              key={incident.id}
              attemptId={attemptId}
              incident={incident}
              counts={data.decision?.incidentIds.includes(incident.id) ?? false}
            />
          ))}
        </ol>
      </Card>
      <Comments attemptId={attemptId} review={data} onChanged={reload} />
      <OwnAppeal attemptId={attemptId} review={data} onChanged={reload} />
    </>
  );
}

function DecisionOfReview({ review: { decision } }: { review: CandidateReview }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card
      title={t('result:review.decision')}
      aside={decision ? <Badge>{t(`terms:decision.${decision.outcome}`)}</Badge> : null}
    >
      {decision ? (
        <>
          <p>{decision.reason}</p>
          <p className="muted small">{format.dateTime(decision.decidedAt)}</p>
        </>
      ) : (
        <p>{t('result:review.undecided')}</p>
      )}
    </Card>
  );
}

function Comments(props: { attemptId: string; review: CandidateReview; onChanged: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { attemptId, review, onChanged } = props;
  if (review.comments.length === 0 && !review.mayComment) return null;
  return (
    <Card title={t('result:comment.title')}>
      {review.comments.map(({ text, at }) => (
        <div key={at}>
          <p>{text}</p>
          <p className="muted small">{format.dateTime(at)}</p>
        </div>
      ))}
      {review.mayComment ? (
        <WrittenTextForm
          label={t('result:comment.label')}
          description={t('result:comment.hint')}
          action={t('result:comment.send')}
          onSend={async (text) => {
            await api.call('addMyComment', { params: { attemptId }, body: { text } });
            onChanged();
          }}
        />
      ) : (
        <Notice>{t('result:comment.closed')}</Notice>
      )}
    </Card>
  );
}
