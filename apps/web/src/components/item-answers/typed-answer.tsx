import type { AnswerValue } from '@bakylau/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readsAsNumber } from '../../core/attempt/answer-value';
import { TextField } from '../../design';

export interface TypedAnswerProps {
  kind: 'short_answer' | 'numeric';
  prompt: ReactNode;
  text: string;
  isDisabled: boolean;
  onChange: (value: AnswerValue) => void;
}

export function TypedAnswer({ kind, prompt, text, isDisabled, onChange }: TypedAnswerProps) {
  const { t } = useTranslation();
  if (kind === 'short_answer') {
    return (
      <TextField
        className="exam__answer"
        label={prompt}
        description={t('exam:item.shortAnswer')}
        value={text}
        onChange={(entered) => onChange({ kind, text: entered })}
        maxLength={2000}
        autoComplete="off"
        spellCheck="false"
        isDisabled={isDisabled}
      />
    );
  }
  return (
    <TextField
      className="exam__answer exam__answer--number"
      label={prompt}
      description={t('exam:item.numeric')}
      value={text}
      onChange={(entered) => onChange({ kind, text: entered })}
      maxLength={60}
      inputMode="decimal"
      autoComplete="off"
      error={readsAsNumber(text) ? null : t('exam:item.notANumber')}
      isDisabled={isDisabled}
    />
  );
}
