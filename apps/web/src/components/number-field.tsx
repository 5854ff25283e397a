import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type NumberBounds, readTypedNumber } from '../core/typed-number';
import { TextField } from '../design';
import { useFormat } from '../hooks/use-format';

interface BoundedNumber extends NumberBounds {
  label: string;
  isDisabled: boolean;
}

interface Needed {
  value: number;
  mayBeEmpty?: false;
  onChange: (value: number) => void;
}

interface Optional {
  value: number | null;
  mayBeEmpty: true;
  /** Null when the field is empty. */
  onChange: (value: number | null) => void;
}

/**
 * `onChange` is told of nothing that is no number within the bounds: what held before the field was entered holds, and stands there again
 * once the field is left.
 */
export type NumberFieldProps = BoundedNumber & (Needed | Optional);

/** A number within bounds. They stand below the label, and with what is wrong they are read out together with the field. */
export function NumberField(props: NumberFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { label, min, max, isWhole = true, isDisabled } = props;
  const [text, setText] = useState(textOf(props.value));
  const [held, setHeld] = useState(props.value);
  const [before, setBefore] = useState(props.value);
  // Another row's number, or one that was set elsewhere.
  if (held !== props.value) {
    setHeld(props.value);
    setText(textOf(props.value));
    setBefore(props.value);
  }
  const bounds = { min, max, isWhole };
  const typed = readTypedNumber(text, bounds);
  const told = (kind: 'range' | 'wanted'): string | undefined => {
    const [least, most] = [min, max].map(
      (bound) => bound !== undefined && format.number(bound, { digits: 2 }),
    );
    if (least && most) return t(`common:number.${kind}.between`, { min: least, max: most });
    if (least) return t(`common:number.${kind}.atLeast`, { min: least });
    return most ? t(`common:number.${kind}.atMost`, { max: most }) : undefined;
  };
  const hold = (value: number | null): void => {
    setHeld(value);
    if (props.mayBeEmpty) props.onChange(value);
    else if (value !== null) props.onChange(value);
  };
  const problem = (): string | null => {
    if (typed.kind === 'number' || (typed.kind === 'empty' && props.mayBeEmpty)) return null;
    if (typed.kind === 'wrong' && typed.why === 'out_of_bounds') return told('wanted') ?? null;
    return t(isWhole ? 'common:number.whole' : 'common:number.any');
  };
  return (
    <TextField
      label={label}
      description={told('range')}
      inputMode={isWhole && (min ?? -1) >= 0 ? 'numeric' : 'decimal'}
      isDisabled={isDisabled}
      value={text}
      error={problem()}
      onFocus={() => setBefore(props.value)}
      onBlur={() => {
        if (problem() !== null) setText(textOf(props.value));
      }}
      onChange={(changed) => {
        setText(changed);
        const read = readTypedNumber(changed, bounds);
        if (read.kind === 'number') hold(read.value);
        else if (read.kind === 'empty' && props.mayBeEmpty) hold(null);
        else hold(before);
      }}
    />
  );
}

function textOf(value: number | null): string {
  return value === null ? '' : String(value);
}
