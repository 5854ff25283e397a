import { useId, type ReactNode } from 'react';
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
}

export function Card({ title, headingLevel = 2, aside, children, footer, className }: CardProps) {
  const id = useId();
  const Heading: 'h2' | 'h3' = headingLevel === 2 ? 'h2' : 'h3';
  const content = (
    <>
      {title ? (
        <div className="bk-card__head">
          <Heading id={id}>{title}</Heading>
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
    <section className={classes} aria-labelledby={id}>
      {content}
    </section>
  );
}
