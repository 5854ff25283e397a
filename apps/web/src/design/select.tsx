import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { classNames } from './class-names';
import './field.css';

export interface SelectOption<V extends string> {
  value: V;
  /** What the keyboard finds it by, and what is shown unless there is a content. */
  text: string;
  content?: ReactNode;
  isDisabled?: boolean;
}

export interface SelectProps<V extends string> {
  label: ReactNode;
  /** For toolbars: the label is read out but not shown. */
  hideLabel?: boolean;
  /** In tables: what the field belongs to; read out after the label but not shown, because the row shows it. */
  labelOf?: string;
  options: readonly SelectOption<V>[];
  value: V | null;
  onChange: (value: V) => void;
  placeholder?: string;
  isDisabled?: boolean;
  className?: string;
}

/** A drop-down list of a few known values. */
export function Select<V extends string>(props: SelectProps<V>) {
  return (
    <AriaSelect
      className={classNames('bk-field', props.className)}
      value={props.value}
      onChange={(key) => {
        if (key !== null) props.onChange(String(key) as V);
      }}
      isDisabled={props.isDisabled ?? false}
      {...(props.placeholder ? { placeholder: props.placeholder } : {})}
    >
      <Label className={props.hideLabel ? 'visually-hidden' : 'bk-field__label'}>
        {props.label}
        {props.labelOf ? <span className="visually-hidden"> {props.labelOf}</span> : null}
      </Label>
      <AriaButton className="bk-field__input bk-select__button">
        <SelectValue />
      </AriaButton>
      <Popover className="bk-popover">
        <ListBox className="bk-options">
          {props.options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.text}
              isDisabled={option.isDisabled ?? false}
              className="bk-option"
            >
              {option.content ?? option.text}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
