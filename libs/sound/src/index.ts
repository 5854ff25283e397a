export { type DecodedWindow, OpusWindowDecoder, sampleRateHz, SoundError } from './opus-window.decoder';
export { type SoundAnalysis, SoundEngine, type SoundWindow } from './sound-engine';
export { measureLevel, type SoundLevel } from './sound-level';
