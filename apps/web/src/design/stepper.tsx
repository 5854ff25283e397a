import './feedback.css';

export interface Step {
  key: string;
  title: string;
}

export interface StepperProps {
  label: string;
  steps: readonly Step[];
  /** Key of the step that is under way; the ones before it are done. */
  current: string;
  doneText: string;
}

/** Where a person is in a sequence of steps. It shows, it does not navigate. */
export function Stepper({ label, steps, current, doneText }: StepperProps) {
  const position = steps.findIndex((step) => step.key === current);
  return (
    <nav aria-label={label}>
      <ol className="bk-stepper">
        {steps.map((step, index) => (
          <li
            key={step.key}
            className="bk-stepper__step"
            aria-current={index === position ? 'step' : undefined}
            data-done={index < position || undefined}
          >
            <span className="bk-stepper__number" aria-hidden="true">
              {index < position ? '✓' : index + 1}
            </span>
            <span>
              {step.title}
              {index < position ? <span className="visually-hidden"> ({doneText})</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
