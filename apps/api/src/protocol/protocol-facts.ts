import {
  type Artefact,
  type CheckIn,
  type Decision,
  type DeletionRule,
  type ExamFormat,
  type Incident,
  type LivenessOutcome,
  type LocalizedText,
  type LocalRecording,
  type MarkDecision,
  type RecordingChain,
  type RecordingTrack,
  type RoomScanState,
  type SessionState,
  type Verdict,
  type VerdictReason,
} from '@bakylau/contracts';

/** One act on a flag, undone ones too. Times in all facts are ISO 8601 in UTC. */
export interface VerdictAct {
  at: string;
  by: string;
  verdict: Verdict;
  reason: VerdictReason | null;
  note: string | null;
  /** It takes an earlier act back. */
  isUndo: boolean;
  /** Given together with verdicts on other flags. */
  isBulk: boolean;
}

export interface FlagFacts {
  incident: Incident;
  /** The earliest first. */
  acts: VerdictAct[];
}

/** What people did to the exam while it ran, to its decision or to the result, or said about them. */
export type CaseAct =
  | { kind: 'comment' | 'appeal' | 'markAppeal' | 'annulmentProposed'; at: string; by: string; text: string }
  | { kind: 'ruling'; at: string; by: string; text: string; state: 'granted' | 'rejected' }
  | { kind: 'markDecision'; at: string; by: string; decision: MarkDecision }
  | { kind: 'confirmation'; at: string; by: string; mark: number; letter: string; reason: string | null }
  /** Somebody moved the exam to another window of the candidate: a proctor, or the candidate where there is none. */
  | { kind: 'handOver'; at: string; by: string; from: string | null; to: string; reason: string }
  | { kind: 'takeOver'; at: string; by: string; from: string | null; to: string }
  | { kind: 'annulmentAgreed' | 'annulmentDeclined'; at: string; by: string };

export interface RecordedChain {
  chain: RecordingChain;
  /** Of a panel's chain, who is in it; none for the candidate's. */
  examiners: string[];
  /** Null when nothing is recorded. */
  track: RecordingTrack | null;
  /** Spans within segments in which packets were lost. */
  losses: { spans: number; totalMs: number };
}

export interface DeletionFacts {
  artefact: Artefact;
  rule: DeletionRule;
  /** The period that was over; null for an erasure. */
  days: number | null;
  objects: number;
  orderedAt: string;
  /** Null as long as something is left. */
  completedAt: string | null;
}

/** The signed head that the protocol speaks of, and where anybody may have it confirmed. */
export interface SealFacts {
  headHash: string;
  signature: string;
  keyId: string;
  signedAt: string;
  seq: number;
  pageUrl: string;
}

/** Everything that a protocol says, in no language yet. The same state of a session gives the same facts. */
export interface ProtocolFacts {
  exam: { title: LocalizedText; format: ExamFormat };
  candidate: { name: string; studentNumber: string | null };
  session: {
    id: string;
    state: SessionState;
    epoch: string | null;
    startedAt: string | null;
    submittedAt: string | null;
    closedAt: string | null;
  };
  /** Null for a session that was never started. */
  rules: { name: string; version: number; sha256: string } | null;
  checkIn: {
    photo: CheckIn['photo'];
    distance: number | null;
    threshold: number | null;
    tries: number;
    notice: { version: number; acceptedAt: string } | null;
    /** Null where the exam asks for none. */
    liveness: {
      outcome: LivenessOutcome;
      finding: { shown: boolean; reason: string; by: string; at: string } | null;
    } | null;
  } | null;
  flags: FlagFacts[];
  decision: Decision | null;
  /** The decision that an appeal was against, when another took its place. */
  firstDecision: Decision | null;
  acts: CaseAct[];
  time: {
    runs: { run: number; startedAtMs: number; endedAtMs: number | null }[];
    credits: { atMs: number; lostMs: number; creditedMs: number }[];
    pauses: { isBreak: boolean; pausedAt: string; pausedBy: string; reason: string; creditedMs: number }[];
    corrections: { at: string; by: string; reason: string; correctedMs: number }[];
    scans: { askedAt: string; state: RoomScanState; creditedMs: number }[];
    creditedMs: number;
  };
  recording: RecordedChain[];
  localRecordings: LocalRecording[];
  deletions: DeletionFacts[];
  seal: SealFacts;
}
