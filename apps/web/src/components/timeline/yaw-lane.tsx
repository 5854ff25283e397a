import type { SessionReview } from '@bakylau/contracts';
import { yawCurveOf, type TimelineView } from '../../core/review/timeline-geometry';

export const YAW_LANE_PX = 36;

/** Where the head was turned over time; the line in the middle is straight ahead. */
export function YawLane({ yaws, view }: { yaws: SessionReview['yaws']; view: TimelineView }) {
  const middle = YAW_LANE_PX / 2;
  return (
    <g aria-hidden="true">
      <line className="bk-lane__grid" x1={0} x2={view.widthPx} y1={middle} y2={middle} />
      {yawCurveOf(yaws, view, YAW_LANE_PX).map((line) => (
        <polyline
          key={line[0]?.x}
          className="bk-lane__level"
          points={line.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
        />
      ))}
    </g>
  );
}
