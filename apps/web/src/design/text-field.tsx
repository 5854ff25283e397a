import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField';
import { classNames } from './class-names';
import './field.css';

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  label: ReactNode;
  /** For fields in running text: the label is read out but not shown. */
  hideLabel?: boolean;
  description?: string;
  /** What is wrong, in words; shows the field as invalid. */
  error?: string | null;
  multiline?: boolean;
  rows?: number;
  className?: string;
}

export function TextField({
  label,
  hideLabel,
  description,
  error,
  multiline,
  rows,
  className,
  ...props
}: TextFieldProps) {
  return (
    <AriaTextField {...props} isInvalid={Boolean(error)} className={classNames('bk-field', className)}>
      <Label className={hideLabel ? 'visually-hidden' : 'bk-field__label'}>{label}</Label>
      {description ? (
        <Text slot="description" className="bk-field__description">
          {description}
        </Text>
      ) : null}
      {multiline ? (
        <TextArea className="bk-field__input" rows={rows ?? 4} />
      ) : (
        <Input className="bk-field__input" />
      )}
      <FieldError className="bk-field__error">{error}</FieldError>
    </AriaTextField>
  );
}
