import { type FocusEvent, useEffect, useId, useRef, type ReactNode } from 'react';
import { classNames } from './class-names';
import './surfaces.css';

export interface CardProps {
  /** With a title the card is a region of this name. */
  title?: ReactNode;
  headingLevel?: 2 | 3;
  /** At the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  className?: string;
  /** The focus goes to the title when the control that has it leaves the card, as a button does that is pressed once. */
  keepsFocus?: boolean;
}

export function Card({ title, headingLevel = 2, aside, children, footer, className, keepsFocus }: CardProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const focused = useRef<Element | null>(null);
  useEffect(() => {
    if (!focused.current || focused.current.isConnected) return;
    focused.current = null;
    if (document.activeElement === document.body) heading.current?.focus();
  });
  // A dialog of the card is elsewhere in the document, and gives the focus back by itself.
  const remember = ({ currentTarget, target }: FocusEvent) => {
    if (currentTarget.contains(target)) focused.current = target;
  };
  const Heading: 'h2' | 'h3' = headingLevel === 2 ? 'h2' : 'h3';
  const content = (
    <>
      {title ? (
        <div className="bk-card__head">
          <Heading ref={heading} id={id} tabIndex={keepsFocus ? -1 : undefined}>
            {title}
          </Heading>
          {aside}
        </div>
      ) : null}
      <div className="bk-card__body">{children}</div>
      {footer ? <div className="bk-card__foot">{footer}</div> : null}
    </>
  );
  const classes = classNames('bk-card', className);
  if (!title) return <div className={classes}>{content}</div>;
  return (
    <section className={classes} aria-labelledby={id} onFocus={keepsFocus ? remember : undefined}>
      {content}
    </section>
  );
}
