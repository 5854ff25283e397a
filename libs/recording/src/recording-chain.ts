/**
 * A session's media lies in lines of segments: the candidate's camera with microphone, the candidate's screen, and in an oral exam camera with
 * microphone of who sits at each place of the panel.
 */
export type RecordingChain = 'av' | 'screen' | `examiner-${1 | 2 | 3 | 4 | 5}`;
/** The names as they stand in paths. */
export const CHAIN_NAME = 'av|screen|examiner-[1-5]';
export type RecordingTrack = 'camera' | 'microphone' | 'screen';

/** Track numbers inside a chain's WebM; video is 1 and sound is 2, everywhere. */
export const VIDEO_TRACK = 1;
export const AUDIO_TRACK = 2;

export function videoTrackOf(chain: RecordingChain): 'camera' | 'screen' {
  return hasSound(chain) ? 'camera' : 'screen';
}

export function hasSound(chain: RecordingChain): boolean {
  return chain !== 'screen';
}
