import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../core/announcer';
import type { AnswerSync, SyncState } from '../../../core/attempt/answer-sync';
import { Button } from '../../../design';
import { useErrorText } from '../../../hooks/use-error-text';
import { useStore } from '../../../hooks/use-store';

/** Whether the service has the answers. Said aloud only when it breaks and when it is well again, not at every keystroke. */
export function SaveState({ answers }: { answers: AnswerSync }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { state, error } = useStore(answers.state);
  const broken = useRef<SyncState | null>(null);
  const text = t(`exam:save.${state}`);
  useEffect(() => {
    const bad = state === 'unsaved' || state === 'refused';
    if (bad && broken.current !== state) announce(text, 'assertive');
    if (state === 'saved' && broken.current) announce(text);
    if (bad) broken.current = state;
    else if (state === 'saved') broken.current = null;
  }, [state, text]);
  return (
    <div className="exam-bar__save" data-state={state} data-testid="save-state">
      <span className="exam-bar__dot" aria-hidden="true" />
      <span>
        {text}
        {state === 'refused' && error ? ` ${errorText(error)}` : ''}
      </span>
      {state === 'unsaved' ? (
        <Button size="s" onPress={() => answers.retryNow()}>
          {t('common:action.retry')}
        </Button>
      ) : null}
    </div>
  );
}
