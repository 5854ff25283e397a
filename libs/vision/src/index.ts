export { type AnalysisBackend } from './analysis-backend';
export { averageDescriptors } from './faces/descriptor-memory';
export { descriptorDistance } from './faces/face-descriptor';
export { cascade } from './faces/face-finder';
export { type IdentityReading, identityLimits, type IdentityUnusableReason } from './faces/identity-check';
export {
  curveThresholds,
  type CurvePoint,
  type JudgedPair,
  type VerificationFigures,
  verificationFigures,
} from './faces/verification-curve';
export { type FrameContext, modelsUsed, toFrameObservation } from './frame-observation';
export { type FrameResult, type PhotoResult } from './inference-messages';
export { InferencePool, type InferencePoolOptions } from './inference-pool';
export { photoLimits } from './faces/photo-quality.gate';
export {
  decodePicture,
  otherPictureFormat,
  type PictureEncoding,
  sniffPictureEncoding,
} from './picture.decoder';
export { type PictureQuality, thumbnailHeight, thumbnailWidth } from './picture-quality';
export { type RgbPicture } from './rgb-picture';
export { type FfmpegOptions, readThroughFfmpeg } from './ffmpeg.output';
export { readVideoFrames, type VideoFrame, type VideoFramesOptions } from './video-frames';
export {
  AnalysisBackendError,
  FrameDroppedError,
  PictureError,
  type PictureErrorCode,
  VideoError,
  type VideoErrorCode,
} from './vision.errors';
export { type FrameAnalysis, type FrameOptions, type PhotoAnalysis, VisionEngine } from './vision-engine';
export { vp8KeyframeSize, wrapVp8Keyframe } from './vp8-keyframe';
