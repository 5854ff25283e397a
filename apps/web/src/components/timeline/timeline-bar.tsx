import type { Incident } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import type { TimelineFrames } from '../../core/review/timeline-frames';
import type { TimelineBar as Bar } from '../../core/review/timeline-geometry';
import { useFormat } from '../../hooks/use-format';

export const ROW_PX = 22;
const BAR_PX = 16;

export interface TimelineBarProps {
  bar: Bar;
  isSelected: boolean;
  /** One bar of the timeline is a stop of the Tab key; the others are reached by J and K. */
  isTabStop: boolean;
  onSelect: (incident: Incident) => void;
  frames: TimelineFrames;
}

/** One incident on its lane: filled while it waits, with a dot when confirmed, hollow when dismissed. */
export function TimelineBar({ bar, isSelected, isTabStop, onSelect, frames }: TimelineBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { incident, x, width } = bar;
  const y = bar.row * ROW_PX + (ROW_PX - BAR_PX) / 2;
  const label = t('review:timeline.bar', {
    rule: t(`terms:rule.${incident.rule}`),
    from: format.clock(incident.startedAtMs),
    to: incident.endedAtMs === null ? '…' : format.clock(incident.endedAtMs),
    verdict: t(`terms:verdict.${incident.verdict}`),
  });
  return (
    <g
      role="button"
      tabIndex={isTabStop ? 0 : -1}
      aria-label={label}
      aria-pressed={isSelected}
      className={`bk-bar bk-bar--${incident.ledger} bk-bar--${incident.verdict}`}
      onClick={(event) => {
        event.stopPropagation();
        onSelect(incident);
      }}
      onPointerDown={(event) => event.stopPropagation()}
      onFocus={() => frames.point(incident.startedAtMs)}
      onBlur={() => frames.leave()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onSelect(incident);
      }}
    >
      <title>{label}</title>
      <rect className="bk-bar__focus" x={x - 3} y={y - 3} width={width + 6} height={BAR_PX + 6} rx={5} />
      <rect
        className="bk-bar__body"
        x={x + 0.75}
        y={y + 0.75}
        width={width - 1.5}
        height={BAR_PX - 1.5}
        rx={3}
      />
      {incident.verdict === 'confirmed' && width >= 8 ? (
        <circle className="bk-bar__dot" cx={x + width / 2} cy={y + BAR_PX / 2} r={2.5} />
      ) : null}
    </g>
  );
}
