export {
  AUDIO_TRACK,
  VIDEO_TRACK,
  videoTrackOf,
  type RecordingChain,
  type RecordingTrack,
} from './recording-chain';
export {
  MANIFEST_NAME,
  PUBLIC_KEY_NAME,
  SEGMENT_CONTENT_TYPE,
  evidencePath,
  localRecordingPath,
  parseSegmentPath,
  segmentPath,
  sessionFolder,
} from './object-paths';
export { type ClosedSegment, type RecordingHole, type SegmentTrack } from './segment';
export { SessionClock } from './session-clock';
export { writeDurably } from './durable-file';

export { type OpusPacket } from './recorder/audio-track-recorder';
export { ChainRecorder, type ChainRecorderOptions } from './recorder/chain-recorder';
export { recoverDirectory, recoverPart } from './recorder/part-recovery';
export { type TrackCounters } from './recorder/track-recorder';
export { type FrameSize, type KeyFrame } from './recorder/video-track-recorder';

export { readBlocks, type RecordedBlock } from './webm/segment-reader';
export { opusDurationMs } from './rtp/opus-packet';
export { vp8KeyFrameSize } from './rtp/vp8-depacketizer';
export { readOpusClip, type OpusClip } from './webm/opus-clip';
export { type VirtualSegment } from './webm/virtual-timeline';
export { MAX_ANSWER_BYTES, VirtualWebm, type VirtualPiece } from './webm/virtual-webm';
export { parseByteRange, type ByteRange } from './webm/byte-range';
export { piecesOfObjects, sizeOfPieces, streamPieces } from './webm/piece-stream';
export { webmInit } from './webm/webm-head';
export { type WebmTracks } from './webm/webm-tracks';
export { vp8KeyFrameToWebp } from './webm/webp';

export { canonicalJson, sha256Hex, type JsonObject, type JsonValue } from './integrity/canonical-json';
export {
  appendEntry,
  hashEntry,
  type ChainEntry,
  type ChainEntryInput,
  type ChainEntryKind,
} from './integrity/chain-entry';
export { segmentPayload, type ObjectReference } from './integrity/chain-payloads';
export { isHeadSignedBy, keyIdOf, signHead, type SignedHead } from './integrity/signed-head';
export {
  answersHash,
  isReceiptSignedBy,
  type ReceiptAnswer,
  type ReceiptStatement,
  signReceipt,
  type SubmissionReceipt,
} from './integrity/submission-receipt';
export {
  deletedObjectsHash,
  type DeletedObject,
  type DeletionReceipt,
  type DeletionStatement,
  isDeletionSignedBy,
  signDeletion,
} from './integrity/deletion-receipt';
export { DELETION_KIND, DELETION_RECEIPT_KIND, type DeletionPayload } from './integrity/ordered-deletions';
export { manifestLine, parseManifestLine } from './integrity/manifest';
export { SessionArchive, type SessionFiles } from './integrity/session-archive';
export { PACK_INDEX_NAME, type PackFile, signPackIndex } from './integrity/pack-index';
export { verifyPackFiles } from './integrity/pack-verifier';
export { verifySession, type VerifyOptions } from './integrity/session-verifier';
export { readPublicKeys } from './integrity/verification-keys';
export {
  type VerificationCode,
  type VerificationProblem,
  type VerificationReport,
} from './integrity/verification-report';
