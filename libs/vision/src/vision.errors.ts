/** Everything that can be wrong with a picture that was handed in; `code` is for machines. */
export type PictureErrorCode = 'not_an_image' | 'picture_too_large' | 'picture_too_small' | 'picture_broken';

export class PictureError extends Error {
  override readonly name = 'PictureError';

  constructor(
    readonly code: PictureErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** The pool gave this frame up because newer ones arrived first, or because it is closing. Not an error of the frame. */
export class FrameDroppedError extends Error {
  override readonly name = 'FrameDroppedError';
}

/** What can be wrong with a recorded file, or with the program that reads it. */
export type VideoErrorCode = 'ffmpeg_missing' | 'video_missing' | 'video_broken' | 'stream_missing';

export class VideoError extends Error {
  override readonly name = 'VideoError';

  constructor(
    readonly code: VideoErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** The chosen ANALYSIS_BACKEND cannot run here; the message names what to install or to set. */
export class AnalysisBackendError extends Error {
  override readonly name = 'AnalysisBackendError';
}
