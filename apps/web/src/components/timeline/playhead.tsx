import type { SyncedPlayer } from '../../core/review/synced-player';
import { pxOf, type TimelineView } from '../../core/review/timeline-geometry';
import { usePlayerPosition } from '../../hooks/use-player';

/** The line through all lanes at the player's position. */
export function Playhead({ player, view }: { player: SyncedPlayer; view: TimelineView }) {
  const x = pxOf(view, usePlayerPosition(player));
  return <div className="bk-playhead" style={{ transform: `translateX(${x}px)` }} aria-hidden="true" />;
}
