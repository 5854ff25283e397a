import type { GapKey } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../components/number-field';
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
          isWhole={false}
          isDisabled={isDisabled}
          onChange={(changed) => onChange({ ...gapKey, value: changed })}
        />
        <NumberField
          label={named(t('banks:editor.tolerance'))}
          value={tolerance}
          min={0}
          isWhole={false}
          isDisabled={isDisabled}
          onChange={(changed) => onChange({ ...gapKey, tolerance: changed })}
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
