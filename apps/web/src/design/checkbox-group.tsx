import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import { CheckboxGroup as AriaCheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { classNames } from './class-names';
import './field.css';
import type { ChoiceOption } from './radio-group';

export interface CheckboxGroupProps<V extends string> {
  label: ReactNode;
  hideLabel?: boolean;
  description?: string;
  error?: string | null;
  options: readonly ChoiceOption<V>[];
  value: readonly V[];
  onChange: (value: V[]) => void;
  isDisabled?: boolean;
  className?: string;
}

/** Any number of several, all visible. */
export function CheckboxGroup<V extends string>(props: CheckboxGroupProps<V>) {
  return (
    <AriaCheckboxGroup
      className={classNames('bk-field', props.className)}
      value={[...props.value]}
      onChange={(value) => props.onChange(value as V[])}
      isDisabled={props.isDisabled ?? false}
      isInvalid={Boolean(props.error)}
    >
      <Label className={props.hideLabel ? 'visually-hidden' : 'bk-field__label'}>{props.label}</Label>
      {props.description ? (
        <Text slot="description" className="bk-field__description">
          {props.description}
        </Text>
      ) : null}
      <div className="bk-choices">
        {props.options.map((option) => (
          <AriaCheckbox
            key={option.value}
            value={option.value}
            isDisabled={option.isDisabled ?? false}
            className="bk-choice"
          >
            <CheckboxMark />
            <span className="bk-choice__text">{option.text}</span>
          </AriaCheckbox>
        ))}
      </div>
      <FieldError className="bk-field__error">{props.error}</FieldError>
    </AriaCheckboxGroup>
  );
}

export interface CheckboxProps {
  children: ReactNode;
  isSelected: boolean;
  onChange: (selected: boolean) => void;
  isDisabled?: boolean;
}

/** One check box by itself, for example an agreement. */
export function Checkbox({ children, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox {...props} className="bk-choice">
      <CheckboxMark />
      <span className="bk-choice__text">{children}</span>
    </AriaCheckbox>
  );
}

function CheckboxMark() {
  return <span className="bk-choice__mark bk-choice__mark--square" aria-hidden="true" />;
}
