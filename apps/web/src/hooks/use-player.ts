import type { LocalRecording, RecordingChain, RecordingTrack, SessionReview } from '@bakylau/contracts';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { urlOf } from '../core/api-client';
import { SyncedPlayer } from '../core/review/synced-player';

type Review = Pick<SessionReview, 'recordings' | 'localRecordings' | 'durationMs' | 'session'>;
type Attach = (element: HTMLVideoElement | null) => void;

/** Refs for the <video> elements: `main` for what the gateway recorded, `standIn` for what the candidate's browser did. */
export type PlayerRefs = Record<RecordingChain, { main: Attach; standIn: Attach }>;

/**
 * The player of a session; it is null until its four <video> elements are on the page. `loading` turns true once they have been told
 * what to load: what is drawn from then on costs the pictures no time. `shown` turns true once each picture stands, or has none.
 */
export function usePlayer(review: Review): {
  player: SyncedPlayer | null;
  refs: PlayerRefs;
  loading: boolean;
  shown: boolean;
} {
  const [av, setAv] = useState<HTMLVideoElement | null>(null);
  const [screen, setScreen] = useState<HTMLVideoElement | null>(null);
  const [avStandIn, setAvStandIn] = useState<HTMLVideoElement | null>(null);
  const [screenStandIn, setScreenStandIn] = useState<HTMLVideoElement | null>(null);
  const player = useMemo(() => {
    if (!av || !screen || !avStandIn || !screenStandIn) return null;
    return new SyncedPlayer({ av, screen }, undefined, { av: avStandIn, screen: screenStandIn });
  }, [av, screen, avStandIn, screenStandIn]);

  useEffect(() => {
    player?.open();
    return () => player?.close();
  }, [player]);

  const { recordings, localRecordings, durationMs } = review;
  const sessionId = review.session.id;
  useEffect(() => {
    const addressOf = (track: RecordingTrack): string =>
      urlOf('getRecording', { params: { sessionId, chain: track.chain }, query: { v: track.version } });
    const localAddressOf = ({ id: recordingId }: LocalRecording): string =>
      urlOf('getLocalRecording', { params: { sessionId, recordingId } });
    player?.load(recordings, durationMs, addressOf, { recordings: localRecordings, urlOf: localAddressOf });
  }, [player, recordings, localRecordings, durationMs, sessionId]);

  const subscribe = useMemo(() => player?.state.subscribe ?? (() => () => undefined), [player]);
  const loading = useSyncExternalStore(subscribe, () => player?.state.get().loaded ?? false);
  const shown = useSyncExternalStore(subscribe, () => {
    const state = player?.state.get();
    return state?.loaded === true && Object.values(state.chains).every((chain) => chain !== 'loading');
  });
  const refs = {
    av: { main: setAv, standIn: setAvStandIn },
    screen: { main: setScreen, standIn: setScreenStandIn },
  };
  return { player, refs, loading, shown };
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
