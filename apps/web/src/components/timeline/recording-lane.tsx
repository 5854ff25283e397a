import type { LocalRecording, RecordingTrack } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { gapSpansOf, pxOf, type TimelineView } from '../../core/review/timeline-geometry';
import { useFormat } from '../../hooks/use-format';

export const RECORDING_LANE_PX = 16;

/** Where a chain was recorded; its gaps are hatched, what the browser recorded in them is framed, both have words of their own. */
export function RecordingLane({
  track,
  local,
  view,
  durationMs,
}: {
  /** Null where the gateway recorded nothing of the chain. */
  track: RecordingTrack | null;
  /** What the candidate's browser recorded of this chain. */
  local: readonly LocalRecording[];
  view: TimelineView;
  durationMs: number;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {track ? <Recorded track={track} view={view} durationMs={durationMs} /> : null}
      {local.map(({ id, startMs, endMs }) => (
        <rect
          key={id}
          className="bk-lane__local"
          x={Math.max(0, pxOf(view, startMs))}
          y={4}
          width={Math.max(2, Math.min(view.widthPx, pxOf(view, endMs)) - Math.max(0, pxOf(view, startMs)))}
          height={8}
          role="img"
          aria-label={t('review:local.mark', { from: format.clock(startMs), to: format.clock(endMs) })}
        />
      ))}
    </>
  );
}

function Recorded({
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
