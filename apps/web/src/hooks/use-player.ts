import {
  type CandidateChain,
  type ExaminerChain,
  examinerChainSchema,
  type LocalRecording,
  type RecordingTrack,
  type SessionReview,
} from '@bakylau/contracts';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { urlOf } from '../core/api-client';
import { SyncedPlayer } from '../core/review/synced-player';

type Review = Pick<SessionReview, 'recordings' | 'localRecordings' | 'durationMs' | 'session'>;
type Attach = (element: HTMLVideoElement | null) => void;

/** Refs for the <video> elements: `main` for what the gateway recorded, `standIn` for what the candidate's browser did. */
export type PlayerRefs = Record<CandidateChain, { main: Attach; standIn: Attach }> & {
  examiners: Record<ExaminerChain, Attach>;
};
type Seats = Partial<Record<ExaminerChain, HTMLVideoElement | null>>;

/**
 * The player of a session; it is null until the candidate's four <video> elements are on the page; those of examiners come and go. `loading` turns true once they have been told
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
  const [seats, setSeats] = useState<Seats>({});
  const examiners = useMemo(
    () =>
      Object.fromEntries(
        examinerChainSchema.options.map((chain): [ExaminerChain, Attach] => [
          chain,
          (element) => setSeats((before) => ({ ...before, [chain]: element })),
        ]),
      ) as Record<ExaminerChain, Attach>,
    [],
  );
  const player = useMemo(() => {
    if (!av || !screen || !avStandIn || !screenStandIn) return null;
    return new SyncedPlayer({ av, screen }, undefined, { av: avStandIn, screen: screenStandIn });
  }, [av, screen, avStandIn, screenStandIn]);

  useEffect(() => {
    player?.open();
    return () => player?.close();
  }, [player]);

  useSeats(player, seats);

  const { recordings, localRecordings, durationMs } = review;
  const sessionId = review.session.id;
  useEffect(() => {
    const addressOf = (track: RecordingTrack): string =>
      urlOf('getRecording', { params: { sessionId, chain: track.chain }, query: { v: track.version } });
    const localAddressOf = ({ id: recordingId }: LocalRecording): string =>
      urlOf('getLocalRecording', { params: { sessionId, recordingId } });
    player?.load(recordings, durationMs, addressOf, { recordings: localRecordings, urlOf: localAddressOf });
  }, [player, seats, recordings, localRecordings, durationMs, sessionId]);

  const subscribe = useMemo(() => player?.state.subscribe ?? (() => () => undefined), [player]);
  const loading = useSyncExternalStore(subscribe, () => player?.state.get().loaded ?? false);
  const shown = useSyncExternalStore(subscribe, () => {
    const state = player?.state.get();
    return state?.loaded === true && Object.values(state.chains).every((chain) => chain !== 'loading');
  });
  const refs = {
    av: { main: setAv, standIn: setAvStandIn },
    screen: { main: setScreen, standIn: setScreenStandIn },
    examiners,
  };
  return { player, refs, loading, shown };
}

/** Each examiner's element is handed over once, so that a picture which plays goes on when another comes. */
function useSeats(player: SyncedPlayer | null, seats: Seats): void {
  const given = useRef<{ player: SyncedPlayer | null; seats: Seats }>({ player: null, seats: {} });
  useEffect(() => {
    const before = given.current.player === player ? given.current.seats : {};
    for (const chain of examinerChainSchema.options) {
      const element = seats[chain] ?? null;
      if (element !== (before[chain] ?? null)) player?.seat(chain, element);
    }
    given.current = { player, seats };
  }, [player, seats]);
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
