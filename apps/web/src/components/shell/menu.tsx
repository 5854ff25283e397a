import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import '../../design/field.css';

export interface MenuChoice<V extends string> {
  value: V;
  text: string;
  /** Language of the text when it is not the page's. */
  lang?: string;
}

export interface HeaderMenuProps<V extends string> {
  /** Name of the button for screen readers; begins with what is seen on it. */
  label: string;
  button: ReactNode;
  choices: readonly MenuChoice<V>[];
  /** With a value the menu is a choice of one; without it a list of actions. */
  value?: V;
  onChoose: (value: V) => void;
}

/** A button of the header that opens a short menu. */
export function HeaderMenu<V extends string>({
  label,
  button,
  choices,
  value,
  onChoose,
}: HeaderMenuProps<V>) {
  return (
    <MenuTrigger>
      <Button aria-label={label} className="bk-header__button">
        {button}
      </Button>
      <Popover className="bk-popover" placement="bottom end">
        <Menu
          className="bk-options"
          onAction={(key) => onChoose(String(key) as V)}
          {...(value === undefined ? {} : { selectionMode: 'single' as const, selectedKeys: [value] })}
        >
          {choices.map((choice) => (
            <MenuItem key={choice.value} id={choice.value} textValue={choice.text} className="bk-option">
              <span lang={choice.lang}>{choice.text}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
