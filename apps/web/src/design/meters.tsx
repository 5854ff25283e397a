import { Label } from 'react-aria-components/Label';
import { Meter as AriaMeter } from 'react-aria-components/Meter';
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar';
import './meters.css';

export interface ProgressBarProps {
  label: string;
  /** 0 to `max`; null when the length is not known. */
  value: number | null;
  max?: number;
  /** The value in words, for example "3 of 10"; shown and read out. */
  valueText?: string;
}

/** How far a task has come. */
export function ProgressBar({ label, value, max = 100, valueText }: ProgressBarProps) {
  return (
    <AriaProgressBar
      className="bk-meter"
      isIndeterminate={value === null}
      value={value ?? 0}
      maxValue={max}
      valueLabel={valueText}
    >
      {({ percentage }) => (
        <>
          <MeterHead label={label} valueText={valueText} />
          <svg className="bk-meter__track" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect
              className={value === null ? 'bk-meter__fill bk-meter__fill--unknown' : 'bk-meter__fill'}
              width={value === null ? 30 : (percentage ?? 0)}
              height="8"
            />
          </svg>
        </>
      )}
    </AriaProgressBar>
  );
}

export interface MeterProps {
  label: string;
  value: number;
  min?: number;
  max?: number;
  valueText: string;
  tone?: 'accent' | 'success' | 'warning' | 'danger';
}

/** A level that goes up and down, for example sound. */
export function Meter({ label, value, min = 0, max = 100, valueText, tone = 'accent' }: MeterProps) {
  return (
    <AriaMeter className="bk-meter" value={value} minValue={min} maxValue={max} valueLabel={valueText}>
      {({ percentage }) => (
        <>
          <MeterHead label={label} valueText={valueText} />
          <svg className="bk-meter__track" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect className={`bk-meter__fill bk-meter__fill--${tone}`} width={percentage} height="8" />
          </svg>
        </>
      )}
    </AriaMeter>
  );
}

function MeterHead({ label, valueText }: { label: string; valueText: string | undefined }) {
  return (
    <div className="bk-meter__head">
      <Label>{label}</Label>
      <span className="numeric muted">{valueText}</span>
    </div>
  );
}
