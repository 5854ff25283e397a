import { CHAIN_NAME, type RecordingChain } from './recording-chain';

export const MANIFEST_NAME = 'manifest.jsonl';
export const PUBLIC_KEY_NAME = 'public-key.pem';
export const SEGMENT_CONTENT_TYPE = 'video/webm';

const SEGMENT_PATH = new RegExp(`^(${CHAIN_NAME})/(\\d+)-(\\d+)\\.webm$`);
const LOCAL_RECORDING_PATH = /^local\/[0-9a-f-]{36}-\d+\.webm$/;

/** The session's folder in the object store, with its closing slash. */
export function sessionFolder(sessionId: string): string {
  return `sessions/${sessionId}/`;
}

/**
 * Path of a segment inside the session's folder. A run is one unbroken life of the recorder; a restart or a move to another
 * gateway begins the next one.
 */
export function segmentPath(chain: RecordingChain, run: number, seq: number): string {
  return `${chain}/${run}-${seq}.webm`;
}

/** The inverse of `segmentPath`; null for any other path. */
export function parseSegmentPath(path: string): { chain: RecordingChain; run: number; seq: number } | null {
  const [, chain, run, seq] = SEGMENT_PATH.exec(path) ?? [];
  return chain === undefined ? null : { chain: chain as RecordingChain, run: Number(run), seq: Number(seq) };
}

/** Path of a part of what the candidate's browser recorded itself, inside the session's folder. */
export function localRecordingPath(recordingId: string, seq: number): string {
  return `local/${recordingId}-${seq}.webm`;
}

export function isLocalRecordingPath(path: string): boolean {
  return LOCAL_RECORDING_PATH.test(path);
}

/** Path of an incident's picture inside the session's folder. */
export function evidencePath(incidentId: string): string {
  return `evidence/${incidentId}.webp`;
}
