import type { GapKey } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox, TextField } from '../../../design';

export interface TypedKeyEditorProps {
  gapKey: Exclude<GapKey, { kind: 'choice' }>;
  /** What the fields belong to, such as a gap; read out with their names. */
  labelOf: string;
  isDisabled: boolean;
  onChange: (key: GapKey) => void;
}

/** The accepted variants of a typed answer, one a line, or a number with its tolerance. */
export function TypedKeyEditor({ gapKey, labelOf, isDisabled, onChange }: TypedKeyEditorProps) {
  const { t } = useTranslation();
  const [lines, setLines] = useState(gapKey.kind === 'short_answer' ? gapKey.accepted.join('\n') : '');
  const named = (label: string) => (labelOf === '' ? label : `${label} (${labelOf})`);
  if (gapKey.kind === 'numeric') {
    const { value, tolerance } = gapKey;
    return (
      <div className="bk-bank-fields">
        <NumberField
          label={named(t('banks:editor.number'))}
          value={value}
          isDisabled={isDisabled}
          onChange={(changed) => onChange({ ...gapKey, value: changed })}
        />
        <NumberField
          label={named(t('banks:editor.tolerance'))}
          value={tolerance}
          isDisabled={isDisabled}
          onChange={(changed) => onChange({ ...gapKey, tolerance: Math.abs(changed) })}
        />
      </div>
    );
  }
  return (
    <div className="stack-s">
      <TextField
        label={named(t('banks:editor.accepted'))}
        description={t('banks:editor.acceptedHint')}
        multiline
        rows={3}
        isDisabled={isDisabled}
        value={lines}
        onChange={(words) => {
          setLines(words);
          const accepted = words.split('\n').map((line) => line.trim());
          onChange({ ...gapKey, accepted: accepted.filter((line) => line !== '') });
        }}
      />
      <Checkbox
        isSelected={gapKey.folding?.letterCase === false}
        isDisabled={isDisabled}
        onChange={(isStrict) => {
          const { folding: _old, ...others } = gapKey;
          const folding = { letterCase: false, spaces: true, yo: true };
          onChange(isStrict ? { ...others, folding } : others);
        }}
      >
        {named(t('banks:editor.letterCase'))}
      </Checkbox>
    </div>
  );
}

interface NumberFieldProps {
  label: string;
  value: number;
  isDisabled: boolean;
  onChange: (value: number) => void;
}

/** Takes a decimal comma too; what is no number is told and not stored. */
export function NumberField({ label, value, isDisabled, onChange }: NumberFieldProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState(String(value));
  const read = (text: string): number =>
    text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));
  return (
    <TextField
      label={label}
      inputMode="decimal"
      isDisabled={isDisabled}
      value={words}
      error={Number.isFinite(read(words)) ? null : t('banks:editor.noNumber')}
      onChange={(text) => {
        setWords(text);
        if (Number.isFinite(read(text))) onChange(read(text));
      }}
    />
  );
}
