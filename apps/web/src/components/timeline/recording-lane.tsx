import type { RecordingTrack } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { gapSpansOf, pxOf, type TimelineView } from '../../core/review/timeline-geometry';
import { useFormat } from '../../hooks/use-format';

export const RECORDING_LANE_PX = 16;

/** Where a chain was recorded; its gaps are hatched and have words of their own. */
export function RecordingLane({
  track,
  view,
  durationMs,
}: {
  track: RecordingTrack;
  view: TimelineView;
  durationMs: number;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const from = Math.max(0, pxOf(view, track.startMs));
  const to = Math.min(view.widthPx, pxOf(view, track.endMs));
  return (
    <>
      <rect className="bk-lane__recorded" x={from} y={5} width={Math.max(0, to - from)} height={6} rx={3} />
      {gapSpansOf(track, view, durationMs).map((gap) => (
        <rect
          key={gap.startMs}
          className="bk-lane__gap"
          x={gap.x}
          y={2}
          width={gap.width}
          height={12}
          role="img"
          aria-label={t('review:timeline.gap', {
            from: format.clock(gap.startMs),
            to: format.clock(gap.endMs),
          })}
        />
      ))}
    </>
  );
}
