import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import { classNames } from './class-names';
import './field.css';

export interface ChoiceOption<V extends string> {
  value: V;
  text: ReactNode;
  isDisabled?: boolean;
}

export interface RadioGroupProps<V extends string> {
  label: ReactNode;
  hideLabel?: boolean;
  description?: string | undefined;
  error?: string | null;
  options: readonly ChoiceOption<V>[];
  value: V | null;
  onChange: (value: V) => void;
  isDisabled?: boolean;
  className?: string;
}

/** One of several, all visible. */
export function RadioGroup<V extends string>(props: RadioGroupProps<V>) {
  return (
    <AriaRadioGroup
      className={classNames('bk-field', props.className)}
      // Null and not '': with any text react-aria looks for that option and leaves the group out of the Tab order.
      value={props.value}
      onChange={(value) => props.onChange(value as V)}
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
          <Radio
            key={option.value}
            value={option.value}
            isDisabled={option.isDisabled ?? false}
            className="bk-choice"
          >
            <span className="bk-choice__mark bk-choice__mark--round" aria-hidden="true" />
            <span className="bk-choice__text">{option.text}</span>
          </Radio>
        ))}
      </div>
      <FieldError className="bk-field__error">{props.error}</FieldError>
    </AriaRadioGroup>
  );
}
