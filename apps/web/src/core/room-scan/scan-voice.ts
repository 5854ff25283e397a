import type { Locale } from '@bakylau/contracts';
import { announce } from '../announcer';

/** The same advice is said again only after this time, and nothing is said more often than the second one; ms. */
const SAME_AGAIN_MS = 8_000;
const AT_MOST_EVERY_MS = 2_500;

/**
 * Says the guidance: into the page's live region always, and aloud where the browser has a voice of the language. With a screen
 * reader both would speak at once, so the voice can be switched off.
 */
export class ScanVoice {
  private last = { text: '', atMs: -Infinity };

  constructor(private readonly locale: Locale) {}

  /** Says it unless something was said just now; `urgent` is said in any case. */
  say(text: string, { aloud, urgent = false }: { aloud: boolean; urgent?: boolean }): void {
    const now = performance.now();
    const pauseMs = text === this.last.text ? SAME_AGAIN_MS : AT_MOST_EVERY_MS;
    if (!urgent && now - this.last.atMs < pauseMs) return;
    this.last = { text, atMs: now };
    announce(text, urgent ? 'assertive' : 'polite');
    if (aloud) this.speak(text);
  }

  close(): void {
    if (canSpeak()) speechSynthesis.cancel();
  }

  private speak(text: string): void {
    if (!canSpeak()) return;
    const voice = speechSynthesis.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(this.locale));
    // A voice of another language would read it as noise.
    if (!voice) return;
    speechSynthesis.cancel();
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    speechSynthesis.speak(utterance);
  }
}

function canSpeak(): boolean {
  return typeof speechSynthesis !== 'undefined' && typeof SpeechSynthesisUtterance !== 'undefined';
}
