/** Highest and lowest pitch of the progress, an octave apart, Hz. */
const LOW_HZ = 330;
const HIGH_HZ = 660;
const BEAT_MS = 900;

/**
 * Tones that tell the progress without sight: a short beat whose pitch rises with the degrees seen, a double beat when something is
 * wrong, a rising third at the end and a falling one when a turn does not count. Begin it in a click, as browsers want.
 */
export class ScanTones {
  private context: AudioContext | null = null;
  private lastBeatMs = -Infinity;

  start(): void {
    if (typeof AudioContext === 'undefined') return;
    this.context ??= new AudioContext();
    void this.context.resume().catch(() => undefined);
  }

  /** @param share of the circle seen, 0 to 1 */
  progress(share: number, isWell: boolean): void {
    const now = performance.now();
    if (now - this.lastBeatMs < BEAT_MS) return;
    this.lastBeatMs = now;
    const hz = LOW_HZ + (HIGH_HZ - LOW_HZ) * Math.min(Math.max(share, 0), 1);
    this.beep(hz, 0, 0.08);
    if (!isWell) this.beep(hz, 0.14, 0.08);
  }

  success(): void {
    for (const [index, hz] of [523, 659, 784].entries()) this.beep(hz, index * 0.16, 0.15);
  }

  failure(): void {
    for (const [index, hz] of [392, 294].entries()) this.beep(hz, index * 0.22, 0.2);
  }

  close(): void {
    void this.context?.close().catch(() => undefined);
    this.context = null;
  }

  private beep(hz: number, afterS: number, lengthS: number): void {
    const { context } = this;
    if (!context) return;
    const oscillator = context.createOscillator();
    const volume = context.createGain();
    const from = context.currentTime + afterS;
    oscillator.frequency.value = hz;
    // Soft edges, or every beep would click.
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(0.12, from + 0.015);
    volume.gain.setValueAtTime(0.12, from + lengthS - 0.03);
    volume.gain.linearRampToValueAtTime(0, from + lengthS);
    oscillator.connect(volume).connect(context.destination);
    oscillator.start(from);
    oscillator.stop(from + lengthS);
  }
}
