import type { Attempt } from '@bakylau/contracts';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerSync } from '../../../core/attempt/answer-sync';
import type { AttemptSession } from '../../../core/attempt/attempt-session';
import { ItemPictures } from '../../../components/item-pictures';
import { urlOf } from '../../../core/api-client';
import { Button, Notice, PageHeader } from '../../../design';
import { useFormat } from '../../../hooks/use-format';
import { useStore } from '../../../hooks/use-store';
import { CaseMaterials } from './case-materials';
import { ConnectionCard } from './connection-card';
import './exam.css';
import { ExamStatusBar } from './exam-status-bar';
import { GapNotice } from './gap-notice';
import { HintNotices } from './hint-notices';
import { ItemForm } from '../../../components/item-answers/item-form';
import { ItemOverview } from './item-overview';
import { LeaveGuard } from './leave-guard';
import { MediaNotices } from './media-notices';
import { OwnBreaks } from './own-breaks';
import { PauseNotice } from './pause-notice';
import { ScoringNote } from './scoring-note';
import { SelfView } from './self-view';
import { ScanDialog } from './scan-dialog';
import { SubmitDialog } from './submit-dialog';
import { useResumeMedia } from './use-resume-media';
import { useUnsavedWarning } from '../../../hooks/use-unsaved-warning';

export interface ExamRoomProps {
  session: AttemptSession;
  attempt: Attempt;
  answers: AnswerSync;
}

export function ExamRoom({ session, attempt, answers }: ExamRoomProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { values, pending } = useStore(answers.state);
  const [position, setPosition] = useState(0);
  const [submitting, setSubmitting] = useState(false);
  const { scan } = useStore(session.scans.desk.view);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(0);
  useResumeMedia(session, attempt.exam.policy);
  useUnsavedWarning(pending.length > 0);

  // A new question is read out from its heading; so is the first one when the start button took the focus away with it.
  useEffect(() => {
    if (shown.current !== position || document.activeElement === document.body) heading.current?.focus();
    shown.current = position;
  }, [position]);

  const { items } = attempt;
  const item = items[Math.min(position, items.length - 1)];
  const last = position >= items.length - 1;
  return (
    <div className="exam">
      <PageHeader title={format.text(attempt.exam.title)} />
      {attempt.items.every(({ kind }) => kind === 'written') ? null : (
        <ScoringNote scoring={attempt.exam.scoring} />
      )}
      <ExamStatusBar session={session} answers={answers} />
      {session.answersDurable ? null : <Notice tone="warning">{t('exam:notDurable')}</Notice>}
      <PauseNotice session={session} attempt={attempt} />
      <OwnBreaks session={session} attempt={attempt} />
      <MediaNotices session={session} policy={attempt.exam.policy} />
      <GapNotice session={session} />
      <HintNotices link={session.link} />
      <div className="exam__columns" data-covered={scan !== null || attempt.pause !== null || undefined}>
        <section className="exam__item" aria-labelledby="item-heading">
          {item ? (
            <>
              {attempt.materials ? (
                <CaseMaterials attemptId={attempt.id} materials={attempt.materials} />
              ) : null}
              <h2 id="item-heading" ref={heading} tabIndex={-1} className="row-between">
                {t('exam:item.heading', { number: position + 1, total: items.length })}
                <span className="muted small">{t('exam:item.points', { count: item.points })}</span>
              </h2>
              {item.section ? <p className="muted">{format.text(item.section)}</p> : null}
              <ItemPictures
                pictures={item.pictures}
                addressOf={(pictureId) =>
                  urlOf('getAttemptPicture', { params: { attemptId: attempt.id, pictureId } })
                }
              />
              <ItemForm
                key={item.id}
                attemptId={attempt.id}
                item={item}
                value={values[item.id]}
                isDisabled={false}
                onChange={(value) => answers.change(item.id, value)}
              />
            </>
          ) : attempt.pause ? null : (
            <Notice tone="warning">{t('exam:noItems')}</Notice>
          )}
          <div className="row-between">
            <Button isDisabled={position === 0} onPress={() => setPosition(position - 1)}>
              {t('exam:item.previous')}
            </Button>
            {last ? (
              <Button tone="primary" onPress={() => setSubmitting(true)}>
                {t('exam:submit.open')}
              </Button>
            ) : (
              <Button tone="primary" onPress={() => setPosition(position + 1)}>
                {t('exam:item.next')}
              </Button>
            )}
          </div>
        </section>
        <aside className="exam__side" aria-label={t('exam:side')}>
          <ItemOverview
            items={items}
            values={values}
            current={position}
            onChoose={setPosition}
            onSubmit={() => setSubmitting(true)}
          />
          <SelfView session={session} />
          <ConnectionCard session={session} policy={attempt.exam.policy} />
        </aside>
      </div>
      <ScanDialog session={session} />

      <LeaveGuard />
      <SubmitDialog
        isOpen={submitting && attempt.pause === null}
        session={session}
        items={items}
        values={values}
        onClose={() => setSubmitting(false)}
        onGoTo={(index) => {
          setSubmitting(false);
          setPosition(index);
        }}
      />
    </div>
  );
}
