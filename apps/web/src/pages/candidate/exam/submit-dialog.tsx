import type { AnswerValue, ItemView } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { unanswered } from '../../../core/attempt/answer-value';
import type { AttemptSession } from '../../../core/attempt/attempt-session';
import { Button, Dialog, Notice } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import { useErrorText } from '../../../hooks/use-error-text';

export interface SubmitDialogProps {
  isOpen: boolean;
  session: AttemptSession;
  items: readonly ItemView[];
  values: Readonly<Record<string, AnswerValue>>;
  onClose: () => void;
  /** The candidate wants to see that question first. */
  onGoTo: (index: number) => void;
}

/** The last question before the hand-in: names the questions without an answer, and each is a way back to it. */
export function SubmitDialog({ isOpen, session, items, values, onClose, onGoTo }: SubmitDialogProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const submit = useAction(useCallback(() => session.submit(), [session]));
  const open = unanswered(items, values);
  return (
    <Dialog
      role="alertdialog"
      title={t('exam:submit.title')}
      isOpen={isOpen}
      onClose={() => {
        if (!submit.pending) onClose();
      }}
      actions={
        <>
          <Button isDisabled={submit.pending} onPress={onClose}>
            {t('exam:submit.back')}
          </Button>
          <Button tone="primary" isPending={submit.pending} onPress={() => void submit.run()}>
            {submit.pending ? t('exam:submit.pending') : t('exam:submit.confirm')}
          </Button>
        </>
      }
    >
      {open.length === 0 ? (
        <p>{t('exam:submit.allAnswered', { count: items.length })}</p>
      ) : (
        <>
          <p>{t('exam:submit.unanswered', { count: open.length })}</p>
          <ul className="plain-list row">
            {open.map((item) => {
              const index = items.indexOf(item);
              return (
                <li key={item.id}>
                  <Button size="s" onPress={() => onGoTo(index)}>
                    {t('exam:submit.goTo', { number: index + 1 })}
                  </Button>
                </li>
              );
            })}
          </ul>
        </>
      )}
      <p className="muted">{t('exam:submit.final')}</p>
      {submit.error ? (
        <Notice tone="danger" role="alert">
          {errorText(submit.error)} {t('exam:submit.nothingLost')}
        </Notice>
      ) : null}
    </Dialog>
  );
}
