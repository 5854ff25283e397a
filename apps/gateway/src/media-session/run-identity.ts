import { type MediaSource, type UploadProfile } from '@bakylau/contracts';

/** Why a run of media ended; stored with the run. */
export type RunEndReason =
  /** The attempt was handed in or its time was over. */
  | 'submitted'
  /** The same window joined again, after a lost connection or a reload. */
  | 'rejoined'
  /** Another window of the candidate holds the attempt now. */
  | 'taken_over'
  /** No packet arrived for longer than the grace time. */
  | 'media_lost'
  /** The media worker process died. */
  | 'worker_died'
  /** The gateway was told to stop. */
  | 'shutdown'
  /** The gateway died; found out at the next start. */
  | 'gateway_died';

/** What everything that handles one run's media knows of it. */
export interface RunIdentity {
  sessionId: string;
  attemptId: string;
  examId: string;
  candidateId: string;
  /** From 1; grows with every run of the session. */
  run: number;
  /** UTC instant of millisecond 0 of the session clock. */
  epoch: Date;
  uploadProfile: UploadProfile;
  /** What the exam observes; media of nothing else is taken in. */
  sources: readonly MediaSource[];
}
