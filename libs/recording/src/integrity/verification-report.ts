/** What can be wrong with a session's folder, or with the index of the files beside it in a pack. */
export type VerificationCode =
  | 'MANIFEST_MISSING'
  | 'ENTRY_UNREADABLE'
  | 'ENTRY_OUT_OF_ORDER'
  | 'ENTRY_OF_OTHER_SESSION'
  | 'ENTRY_CHANGED'
  | 'CHAIN_BROKEN'
  | 'KEY_MISSING'
  | 'KEY_REPLACED'
  | 'HEAD_INVALID'
  | 'OBJECT_MISSING'
  | 'OBJECT_CHANGED'
  | 'OBJECT_UNLISTED'
  | 'OBJECT_NOT_DELETED'
  | 'PART_NOT_SIGNED_YET'
  | 'INDEX_MISSING'
  | 'INDEX_INVALID'
  | 'CUT_OFF';

/** The first thing that is not as it was signed. */
export interface VerificationProblem {
  code: VerificationCode;
  /** Which entry or object, for example `entry 17 (segment)` or `av/0-3.webm`. */
  item: string;
  /** Line of the manifest, counted from 1; null when the problem is not in one line. */
  line: number | null;
  expected: string;
  found: string;
}

export interface VerificationReport {
  /** True when every check passed. */
  sound: boolean;
  sessionId: string | null;
  entries: number;
  objects: number;
  objectsSizeBytes: number;
  /** Objects that are gone because the chain itself says that they were to be deleted, by which rule and when. */
  deleted: { path: string; rule: string; utc: string }[];
  /** The last head whose signature was checked. */
  lastHead: { seq: number; hash: string; utc: string; keyId: string; final: boolean } | null;
  /** Entries behind that head: the chain holds them, but nobody has signed for them. */
  unsignedEntries: number;
  problem: VerificationProblem | null;
}

/** Ends a verification at its first problem; never leaves `verifySession`. */
export class VerificationStop extends Error {
  constructor(readonly problem: VerificationProblem) {
    super(problem.code);
  }
}
