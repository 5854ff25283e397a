import type { RecordingTrack, SessionReview } from '@bakylau/contracts';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { urlOf } from '../core/api-client';
import { SyncedPlayer } from '../core/review/synced-player';

type Review = Pick<SessionReview, 'recordings' | 'durationMs' | 'session'>;

/**
 * The player of a session. `setAv` and `setScreen` are refs for the two <video> elements; the player is null until both are
 * on the page.
 */
export function usePlayer(review: Review): {
  player: SyncedPlayer | null;
  setAv: (element: HTMLVideoElement | null) => void;
  setScreen: (element: HTMLVideoElement | null) => void;
} {
  const [av, setAv] = useState<HTMLVideoElement | null>(null);
  const [screen, setScreen] = useState<HTMLVideoElement | null>(null);
  const player = useMemo(() => (av && screen ? new SyncedPlayer({ av, screen }) : null), [av, screen]);

  useEffect(() => {
    player?.open();
    return () => player?.close();
  }, [player]);

  const { recordings, durationMs } = review;
  const sessionId = review.session.id;
  useEffect(() => {
    const addressOf = (track: RecordingTrack): string =>
      urlOf('getRecording', { params: { sessionId, chain: track.chain }, query: { v: track.version } });
    player?.load(recordings, durationMs, addressOf);
  }, [player, recordings, durationMs, sessionId]);

  return { player, setAv, setScreen };
}

const POSITION_EVERY_MS = 100;

/** The player's position, rounded to a tenth of a second so that the page is not rendered more often than that. */
export function usePlayerPosition(player: SyncedPlayer): number {
  const subscribe = useMemo(
    () => (listener: () => void) => {
      const timer = setInterval(listener, POSITION_EVERY_MS);
      return () => clearInterval(timer);
    },
    [],
  );
  return useSyncExternalStore(
    subscribe,
    () => Math.round(player.positionMs() / POSITION_EVERY_MS) * POSITION_EVERY_MS,
  );
}
