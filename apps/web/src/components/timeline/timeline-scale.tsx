import { useTranslation } from 'react-i18next';
import type { SyncedPlayer } from '../../core/review/synced-player';
import type { TimelineFrames } from '../../core/review/timeline-frames';
import { msOf, pxOf, ticksOf, type TimelineView } from '../../core/review/timeline-geometry';
import { useFormat } from '../../hooks/use-format';
import { usePlayerPosition } from '../../hooks/use-player';
import { useStore } from '../../hooks/use-store';

/** The slider is wider than the lanes by one thumb, as the stylesheet says. */
const THUMB_PX = 16;

/** The times, and the slider that says and sets the position. It has the very width of the lanes. */
export function TimelineScale({
  player,
  view,
  frames,
}: {
  player: SyncedPlayer;
  view: TimelineView;
  frames: TimelineFrames;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const position = usePlayerPosition(player);
  const { durationMs } = useStore(player.state);
  return (
    <div className="bk-scale">
      <svg width={view.widthPx} height={20} aria-hidden="true">
        {ticksOf(view).map((tick) => {
          const x = pxOf(view, tick);
          const anchor = x < 20 ? 'start' : x > view.widthPx - 24 ? 'end' : 'middle';
          return (
            <text key={tick} className="bk-scale__time" x={x} y={14} textAnchor={anchor}>
              {format.clock(tick)}
            </text>
          );
        })}
      </svg>
      <input
        type="range"
        className="bk-scale__slider"
        min={0}
        max={Math.max(1, durationMs)}
        step={1000}
        value={position}
        aria-label={t('review:timeline.position')}
        aria-valuetext={t('review:timeline.positionOf', {
          position: format.clock(position),
          duration: format.clock(durationMs),
        })}
        onChange={(event) => {
          player.seek(Number(event.currentTarget.value));
          frames.point(Number(event.currentTarget.value));
        }}
        onFocus={() => frames.point(player.positionMs())}
        onBlur={() => frames.leave()}
        onPointerMove={(event) => {
          const { left } = event.currentTarget.getBoundingClientRect();
          frames.point(msOf(view, event.clientX - left - THUMB_PX / 2));
        }}
        onPointerLeave={() => frames.leave()}
      />
    </div>
  );
}
