/** A candidate's media lies in two lines of segments: camera with microphone, and screen. */
export type RecordingChain = 'av' | 'screen';
export type RecordingTrack = 'camera' | 'microphone' | 'screen';

/** Track numbers inside a chain's WebM; video is 1 and sound is 2, everywhere. */
export const VIDEO_TRACK = 1;
export const AUDIO_TRACK = 2;

export function videoTrackOf(chain: RecordingChain): 'camera' | 'screen' {
  return chain === 'av' ? 'camera' : 'screen';
}
