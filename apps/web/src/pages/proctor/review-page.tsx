import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { BackLink } from '../../components/back-link';
import { Failure } from '../../components/failure';
import { WaitingWindows } from '../../components/live/waiting-windows';
import { ReviewDesk } from '../../components/review/review-desk';
import { api } from '../../core/api-client';
import { takeExpectedReview } from '../../core/review/expected-review';
import { isGrowing } from '../../core/review/review-progress';
import { ReviewStore } from '../../core/review/review.store';
import { Badge, Notice, PageHeader, Spinner } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useStore } from '../../hooks/use-store';

/** The review of one session. */
export function ReviewPage() {
  const { sessionId = '' } = useParams();
  const { t } = useTranslation();
  const format = useFormat();
  const store = useMemo(() => new ReviewStore(api, sessionId, takeExpectedReview), [sessionId]);
  useEffect(() => {
    store.open();
    return () => store.close();
  }, [store]);
  const { review, error, integrity } = useStore(store.state);
  if (error) return <Failure error={error} onRetry={() => void store.load()} />;
  if (!review) return <Spinner text={t('common:loading')} />;
  const { session } = review;
  return (
    <div className="bk-wide bk-desk-page">
      <BackLink to={`/proctor/exams/${session.examId}/review`}>{t('review:page.back')}</BackLink>
      <PageHeader
        title={t('review:page.title', { name: session.candidateName })}
        lead={
          <span className="row">
            <span>{format.text(session.examTitle)}</span>
            {session.studentNumber ? <span className="numeric">{session.studentNumber}</span> : null}
            {session.submittedAt ? (
              <span className="numeric">
                {t('review:page.submitted', { time: format.dateTime(session.submittedAt) })}
              </span>
            ) : null}
            <Badge tone={session.state === 'decided' ? 'success' : 'info'}>
              {t(`terms:sessionState.${session.state}`)}
            </Badge>
          </span>
        }
      />
      {isGrowing(review) ? <Notice tone="info">{t('review:page.growing')}</Notice> : null}
      <WaitingWindows session={session} onMoved={() => void store.load()} />
      <ReviewDesk key={session.id} review={review} integrity={integrity} store={store} />
    </div>
  );
}
