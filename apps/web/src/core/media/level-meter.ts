import { SILENCE_DBFS } from '@bakylau/contracts';
import { Store, type ReadableStore } from '../store';
import { soundLevelOf, type SoundLevel } from './sound-level';

const EVERY_MS = 100;
const QUIET: SoundLevel = { levelDbfs: SILENCE_DBFS, peakDbfs: SILENCE_DBFS };

/** Live level of a microphone's track, ten times a second, and the highest peak since it began. */
export class LevelMeter {
  private readonly levels = new Store<SoundLevel>(QUIET);
  private readonly context: AudioContext;
  private readonly timer: ReturnType<typeof setInterval>;
  /** Highest sample so far, dBFS. */
  peakDbfs = SILENCE_DBFS;

  constructor(track: MediaStreamTrack) {
    this.context = new AudioContext();
    const analyser = this.context.createAnalyser();
    // 4096 samples are 85 ms at 48 kHz: about one reading's worth.
    analyser.fftSize = 4096;
    this.context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    this.timer = setInterval(() => {
      // A context made before any click starts asleep.
      if (this.context.state === 'suspended') void this.context.resume();
      analyser.getFloatTimeDomainData(samples);
      const level = soundLevelOf(samples);
      this.peakDbfs = Math.max(this.peakDbfs, level.peakDbfs);
      this.levels.set(level);
    }, EVERY_MS);
  }

  get level(): ReadableStore<SoundLevel> {
    return this.levels;
  }

  close(): void {
    clearInterval(this.timer);
    if (this.context.state !== 'closed') void this.context.close();
  }
}
