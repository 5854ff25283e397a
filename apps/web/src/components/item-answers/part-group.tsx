import { type ReactNode, useId } from 'react';

export interface PartGroupProps {
  /** Names the group; a screen reader says it when the focus comes in. */
  prompt: ReactNode;
  description: string;
  children: ReactNode;
}

/** A question that is answered by several controls. */
export function PartGroup({ prompt, description, children }: PartGroupProps) {
  const id = useId();
  return (
    <div
      role="group"
      className="exam__answer stack"
      aria-labelledby={`${id}-prompt`}
      aria-describedby={`${id}-description`}
    >
      <div className="part-group__words">
        <p id={`${id}-prompt`} className="bk-field__label">
          {prompt}
        </p>
        <p id={`${id}-description`} className="bk-field__description">
          {description}
        </p>
      </div>
      {children}
    </div>
  );
}
