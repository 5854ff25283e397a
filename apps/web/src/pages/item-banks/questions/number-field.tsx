import { TextField } from '../../../design';

export interface NumberFieldProps {
  label: string;
  value: number | null;
  min: number;
  max: number;
  /** Whether halves and the like are taken. */
  isWhole?: boolean;
  isDisabled: boolean;
  /** Null when the field is empty, where that is allowed; nothing is told of what is no number within the bounds. */
  onChange: (value: number | null) => void;
  mayBeEmpty?: boolean;
}

/** A number within bounds. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, min, max, isWhole = true, isDisabled, mayBeEmpty = false, onChange } = props;
  return (
    <TextField
      label={label}
      type="number"
      inputMode={isWhole ? 'numeric' : 'decimal'}
      defaultValue={value === null ? '' : String(value)}
      isDisabled={isDisabled}
      onChange={(typed) => {
        const given = Number(typed.replace(',', '.'));
        if (typed.trim() === '') {
          if (mayBeEmpty) onChange(null);
        } else if (given >= min && given <= max && (!isWhole || Number.isInteger(given))) onChange(given);
      }}
    />
  );
}
