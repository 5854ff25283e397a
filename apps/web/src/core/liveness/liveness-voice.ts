import type { Locale } from '@bakylau/contracts';

const TONE_HZ = 880;
const TONE_MS = 180;

/** Says instructions aloud where the browser has a voice of the language, and gives a tone when a step is reached. */
export class LivenessVoice {
  private context: AudioContext | null = null;

  constructor(private readonly locale: Locale) {}

  /** Begins what was said anew; nothing where there is no voice of the language (rarely one for Kazakh). */
  say(text: string): void {
    if (!('speechSynthesis' in globalThis)) return;
    const voice = speechSynthesis.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(this.locale));
    if (!voice) return;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    speechSynthesis.cancel();
    speechSynthesis.speak(utterance);
  }

  /** Needs no eyes and no voice: whoever looks away knows that it is done. */
  tone(): void {
    this.context ??= new AudioContext();
    void this.context.resume();
    const { currentTime, destination } = this.context;
    const gain = this.context.createGain();
    gain.gain.setValueAtTime(0.15, currentTime);
    gain.gain.exponentialRampToValueAtTime(0.001, currentTime + TONE_MS / 1000);
    const oscillator = this.context.createOscillator();
    oscillator.frequency.value = TONE_HZ;
    oscillator.connect(gain).connect(destination);
    oscillator.start();
    oscillator.stop(currentTime + TONE_MS / 1000);
  }

  /** Silence, so that the microphone hears the person and not this computer. */
  hush(): void {
    if ('speechSynthesis' in globalThis) speechSynthesis.cancel();
  }

  close(): void {
    this.hush();
    void this.context?.close();
    this.context = null;
  }
}
