import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Link as RouterLink, type LinkProps as RouterLinkProps } from 'react-router';
import './button.css';
import { classNames } from './class-names';

export type ButtonTone = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  tone?: ButtonTone;
  size?: 'm' | 's';
  className?: string;
  children?: ReactNode;
}

/**
 * One `primary` per screen. `isPending` keeps the focus, ignores presses and shows that work is under way; say in a live
 * region or by the button's text what it is.
 */
export function Button({
  tone = 'secondary',
  size = 'm',
  className,
  isPending,
  onPress,
  children,
  ...props
}: ButtonProps) {
  // Not react-aria's own isPending: it announces by a reference to the button, which is often gone before it is read.
  return (
    <AriaButton
      {...props}
      {...(onPress && !isPending ? { onPress } : {})}
      {...(isPending ? { 'aria-disabled': true } : {})}
      data-pending={isPending || undefined}
      className={buttonClass(tone, size, className)}
    >
      {isPending ? <span className="bk-button__spinner" aria-hidden="true" /> : null}
      {children}
    </AriaButton>
  );
}

/** A link to another page that looks like a button. */
export function ButtonLink({
  tone = 'secondary',
  size = 'm',
  className,
  ...props
}: RouterLinkProps & { tone?: ButtonTone; size?: 'm' | 's' }) {
  return <RouterLink {...props} className={buttonClass(tone, size, className)} />;
}

/** Saves a file of the service; the browser shows how far it is. */
export function DownloadLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} download className={buttonClass('secondary', 'm')}>
      {children}
    </a>
  );
}

function buttonClass(tone: ButtonTone, size: 'm' | 's', more?: string): string {
  return classNames('bk-button', `bk-button--${tone}`, size === 's' && 'bk-button--s', more);
}
