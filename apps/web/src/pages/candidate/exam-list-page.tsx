import type { CandidateExam } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import {
  Badge,
  Button,
  ButtonLink,
  Card,
  EmptyState,
  Notice,
  PageHeader,
  Spinner,
  type Tone,
} from '../../design';
import { useAction } from '../../hooks/use-action';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import './exam-list-page.css';
import { OwnSittingFacts } from './own-sitting-facts';

const loadExams = (signal: AbortSignal) => api.call('listMyExams', { signal });

/** The candidate's own exams, and the one thing to do with each now. */
export function ExamListPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const exams = useResource(loadExams);
  return (
    <>
      <PageHeader title={t('exams:title')} lead={t('exams:timesAre', { zone: format.timeZone() })} />
      {exams.kind === 'loading' ? <Spinner text={t('exams:loading')} /> : null}
      {exams.kind === 'failed' ? <Failure error={exams.error} onRetry={exams.reload} /> : null}
      {exams.kind === 'ready' && exams.data.exams.length === 0 ? (
        <EmptyState title={t('exams:empty.title')}>{t('exams:empty.text')}</EmptyState>
      ) : null}
      {exams.kind === 'ready' && exams.data.exams.length > 0 ? (
        <ul className="exam-list plain-list">
          {exams.data.exams.map((exam) => (
            <li key={exam.id}>
              <ExamCard exam={exam} onStale={exams.reload} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function ExamCard({ exam, onStale }: { exam: CandidateExam; onStale: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = format.text(exam.title);
  return (
    <Card
      title={title}
      aside={<StateBadge exam={exam} />}
      footer={<ExamAction exam={exam} onStale={onStale} />}
    >
      <dl className="facts">
        <dt>{t('exams:when')}</dt>
        <dd>{format.dateTimeRange(exam.opensAt, exam.closesAt)}</dd>
        <dt>{t('exams:duration')}</dt>
        <dd>{t('exams:minutes', { count: exam.durationMinutes })}</dd>
        <dt>{t('exams:format')}</dt>
        <dd>
          {t(`terms:examFormat.${exam.format}`)}, {t('exams:questions', { count: exam.itemCount })}
        </dd>
      </dl>
      <OwnSittingFacts exam={exam} />
      <AdmissionNotice exam={exam} />
    </Card>
  );
}

/** Why the exam cannot be begun, or by what it can, as long as it matters. */
function AdmissionNotice({ exam }: { exam: CandidateExam }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, rating, admittedFrom } = exam.admission;
  const isBegun = exam.attempt !== null && exam.attempt.state !== 'checking_in';
  if (state === 'admitted' || isBegun || exam.availability === 'closed') return null;
  return (
    <Notice tone={state === 'by_decision' ? 'info' : 'warning'}>
      {t(`exams:admission.${state}`, {
        rating: format.number(rating ?? 0, { digits: 2 }),
        from: admittedFrom,
      })}
    </Notice>
  );
}

function StateBadge({ exam }: { exam: CandidateExam }) {
  const { t } = useTranslation();
  if (exam.attempt && exam.attempt.result !== 'none') {
    const tone: Tone = exam.attempt.result === 'confirmed' ? 'success' : 'info';
    return <Badge tone={tone}>{t(`exams:result.${exam.attempt.result}`)}</Badge>;
  }
  if (exam.attempt) {
    const tone: Tone = exam.attempt.state === 'in_progress' ? 'warning' : 'info';
    return <Badge tone={tone}>{t(`terms:attemptState.${exam.attempt.state}`)}</Badge>;
  }
  const tone: Tone = exam.availability === 'open' ? 'success' : 'neutral';
  return <Badge tone={tone}>{t(`terms:availability.${exam.availability}`)}</Badge>;
}

function ExamAction({ exam, onStale }: { exam: CandidateExam; onStale: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const examId = exam.id;
  const begin = useAction(
    useCallback(async () => {
      const attempt = await api.call('createAttempt', { body: { examId } });
      await navigate(`/attempts/${attempt.id}`);
    }, [examId, navigate]),
  );
  const title = format.text(exam.title);
  const { attempt } = exam;

  // A check-in that ended before the start goes on when the exam is open again, in a later sitting too.
  const isMissed = attempt?.state === 'expired' && exam.availability === 'closed';
  if (attempt && (attempt.state === 'submitted' || isMissed)) {
    return (
      <div className="stack-s">
        <ButtonLink
          to={`/attempts/${attempt.id}/result`}
          aria-label={`${t('exams:action.result')}: ${title}`}
        >
          {t('exams:action.result')}
        </ButtonLink>
        {attempt.again && exam.availability === 'open' ? (
          <Button
            isPending={begin.pending}
            onPress={() => void begin.run()}
            aria-label={`${t('schedule:own.again', { number: attempt.number + 1 })}: ${title}`}
          >
            {t('schedule:own.again', { number: attempt.number + 1 })}
          </Button>
        ) : null}
        {begin.error ? <Failure error={begin.error} onRetry={onStale} /> : null}
      </div>
    );
  }
  const isRefused = exam.admission.state === 'below' || exam.admission.state === 'unlisted';
  // The notice in the card says why.
  if (isRefused && attempt?.state !== 'in_progress') return null;
  if (
    attempt &&
    attempt.state !== 'expired' &&
    (attempt.state === 'in_progress' || exam.availability === 'open')
  ) {
    return (
      <ButtonLink
        tone="primary"
        to={`/attempts/${attempt.id}`}
        aria-label={`${t('exams:action.continue')}: ${title}`}
      >
        {t('exams:action.continue')}
      </ButtonLink>
    );
  }
  if (exam.availability === 'upcoming') {
    return <p className="muted">{t('exams:opensAt', { time: format.dateTime(exam.opensAt) })}</p>;
  }
  if (exam.availability === 'unplaced') return <p className="muted">{t('schedule:own.none')}</p>;
  if (exam.availability === 'closed') return <p className="muted">{t('exams:closed')}</p>;
  return (
    <div className="stack-s">
      <Button
        tone="primary"
        isPending={begin.pending}
        onPress={() => void begin.run()}
        aria-label={`${t('exams:action.begin')}: ${title}`}
      >
        {t('exams:action.begin')}
      </Button>
      {begin.error ? <Failure error={begin.error} onRetry={onStale} /> : null}
    </div>
  );
}
