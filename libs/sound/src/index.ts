export { mixToMono } from './mono';
export { type DecodedWindow, OpusWindowDecoder, sampleRateHz, SoundError } from './opus-window.decoder';
export { type SoundAnalysis, SoundEngine, type SoundWindow, speechGateDbfs } from './sound-engine';
export { measureLevel, type SoundLevel } from './sound-level';
export { type SoundContext, toSoundObservation } from './sound-observation';
