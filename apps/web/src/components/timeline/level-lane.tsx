import type { SessionReview } from '@bakylau/contracts';
import { levelCurveOf, levelY, type TimelineView } from '../../core/review/timeline-geometry';

export const LEVEL_LANE_PX = 48;
const GRID_DBFS = [-20, -40, -60];

/** The sound level over time: loud is up. */
export function LevelLane({ levels, view }: { levels: SessionReview['levels']; view: TimelineView }) {
  return (
    <g aria-hidden="true">
      {GRID_DBFS.map((level) => {
        const y = levelY(level, LEVEL_LANE_PX);
        return <line key={level} className="bk-lane__grid" x1={0} x2={view.widthPx} y1={y} y2={y} />;
      })}
      {levelCurveOf(levels, view, LEVEL_LANE_PX).map((line) => (
        <polyline
          key={line[0]?.x}
          className="bk-lane__level"
          points={line.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
        />
      ))}
    </g>
  );
}
