import type { ItemPart } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { readsAsNumber } from '../../core/attempt/answer-value';
import { Select, TextField } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { drawnOption } from './drawn-option';

export interface ClozeGapProps {
  part: Exclude<ItemPart, { kind: 'premise' }>;
  label: string;
  /** Of a gap with options the id of the chosen one. */
  text: string;
  isDisabled: boolean;
  onChange: (text: string) => void;
}

/** Ids of options are prefixed, so that none can be taken for this one. */
const NONE = 'none';
const PREFIX = 'option:';

/** One field of a cloze, in the line of the text. */
export function ClozeGap({ part, label, text, isDisabled, onChange }: ClozeGapProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (part.kind === 'choice') {
    return (
      <Select
        className="cloze__gap cloze__gap--choice"
        label={label}
        hideLabel
        options={[
          { value: NONE, text: t('exam:cloze.choose') },
          ...part.options.map((option) => drawnOption(`${PREFIX}${option.id}`, format.text(option.text))),
        ]}
        value={text === '' ? NONE : `${PREFIX}${text}`}
        onChange={(value) => onChange(value === NONE ? '' : value.slice(PREFIX.length))}
        isDisabled={isDisabled}
      />
    );
  }
  const isNumber = part.kind === 'numeric';
  return (
    <TextField
      className={isNumber ? 'cloze__gap cloze__gap--number' : 'cloze__gap'}
      label={label}
      hideLabel
      value={text}
      onChange={onChange}
      maxLength={isNumber ? 60 : 500}
      autoComplete="off"
      spellCheck="false"
      inputMode={isNumber ? 'decimal' : 'text'}
      error={isNumber && !readsAsNumber(text) ? t('exam:item.notANumber') : null}
      isDisabled={isDisabled}
    />
  );
}
