import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../../components/oral/oral.css';
import { Notice, PageHeader } from '../../../../design';
import { useFormat } from '../../../../hooks/use-format';
import { useRepeat } from '../../../../hooks/use-repeat';
import { useStore } from '../../../../hooks/use-store';
import { ConnectionCard } from '../connection-card';
import '../exam.css';
import { GapNotice } from '../gap-notice';
import { HintNotices } from '../hint-notices';
import { LeaveGuard } from '../leave-guard';
import { MediaNotices } from '../media-notices';
import { OwnBreaks } from '../own-breaks';
import { PauseNotice } from '../pause-notice';
import { ScanDialog } from '../scan-dialog';
import { SelfView } from '../self-view';
import { useResumeMedia } from '../use-resume-media';
import { useUnsavedWarning } from '../../../../hooks/use-unsaved-warning';
import { CandidateRoom } from './candidate-room';
import { DrawTicket } from './draw-ticket';
import { OralBar } from './oral-bar';
import type { OralExamProps } from './oral-exam-props';
import { OralTicket } from './oral-ticket';
import { PreparationSteps } from './preparation-steps';

/** The panel calls at any moment, and no word of that reaches this page by itself. */
const READ_EVERY_MS = 2_000;

/** An oral exam as its candidate sees it: the draw, the preparation, the answer before the panel. */
export function OralExam({ session, attempt, oral, answers }: OralExamProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { pending } = useStore(answers.state);
  const { scan } = useStore(session.scans.desk.view);
  const heading = useRef<HTMLHeadingElement>(null);
  useResumeMedia(session, attempt.exam.policy);
  useUnsavedWarning(pending.length > 0);
  useRepeat(
    useCallback(() => void session.read(), [session]),
    READ_EVERY_MS,
  );
  // What comes next is read out from its heading.
  useEffect(() => heading.current?.focus(), [oral.state]);
  return (
    <div className="exam">
      <PageHeader title={format.text(attempt.exam.title)} />
      <OralBar session={session} attempt={attempt} oral={oral} answers={answers} />
      {session.answersDurable ? null : <Notice tone="warning">{t('exam:notDurable')}</Notice>}
      <PauseNotice session={session} attempt={attempt} />
      <OwnBreaks session={session} attempt={attempt} />
      <MediaNotices session={session} policy={attempt.exam.policy} />
      <GapNotice session={session} />
      <HintNotices link={session.link} />
      <div className="exam__columns" data-covered={scan !== null || attempt.pause !== null || undefined}>
        <section className="exam__item" aria-labelledby="oral-heading">
          <h2 id="oral-heading" ref={heading} tabIndex={-1}>
            {t(`oral:candidate.${oral.state}`)}
          </h2>
          {oral.state === 'waiting' ? <DrawTicket session={session} oral={oral} /> : null}
          {oral.state === 'preparing' ? (
            <PreparationSteps session={session} oral={oral} serverNow={attempt.serverNow} />
          ) : null}
          {oral.state === 'answering' ? <CandidateRoom attemptId={attempt.id} /> : null}
          <OralTicket attempt={attempt} oral={oral} answers={answers} />
        </section>
        <aside className="exam__side" aria-label={t('exam:side')}>
          <SelfView session={session} />
          <ConnectionCard session={session} policy={attempt.exam.policy} />
        </aside>
      </div>
      <ScanDialog session={session} />
      <LeaveGuard />
    </div>
  );
}
