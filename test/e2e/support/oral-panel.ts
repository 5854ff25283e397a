import type { Browser, Locator, Page } from 'playwright-core';
import { signIn } from './browser';

const LONG_MS = 30_000;

/** An examiner in the panel of an oral exam, by the names that buttons and fields carry. */
export class PanelMember {
  private constructor(
    readonly page: Page,
    private readonly origin: string,
  ) {}

  static async signIn(
    browser: Browser,
    origin: string,
    account: { login: string; password: string },
  ): Promise<PanelMember> {
    const { context, page } = await signIn(browser, origin, account);
    await context.grantPermissions(['camera', 'microphone'], { origin });
    await page.getByRole('heading', { name: 'Results' }).waitFor();
    return new PanelMember(page, origin);
  }

  async openOral(examTitle: string, candidateName: string): Promise<void> {
    await this.page.goto(`${this.origin}/marking`);
    await this.page.getByRole('button', { name: /Exam$/ }).click();
    await this.page.getByRole('option', { name: examTitle }).click();
    await this.page.getByRole('link', { name: `Open ${candidateName}` }).click();
    await this.page.getByRole('heading', { name: `Oral exam: ${candidateName}` }).waitFor();
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click({ timeout: LONG_MS });
  }

  async note(question: string): Promise<void> {
    await this.page.getByLabel('The question that was asked').fill(question);
    await this.press('Note the question');
    await this.page.getByRole('list', { name: 'Follow-up questions' }).getByText(question).waitFor();
  }

  /** The same points for every criterion of every question. */
  async mark(points: number): Promise<void> {
    const fields = this.page.getByLabel('Points', { exact: true });
    await fields.first().waitFor();
    for (const field of await fields.all()) await field.fill(String(points));
    await this.press('Hand in the marks');
    await this.page.getByText('The marks are handed in.').first().waitFor();
  }

  get<T>(path: string): Promise<T> {
    return this.page.evaluate(async (address) => (await fetch(address)).json() as Promise<T>, path);
  }
}

/** The live picture of somebody on a page. */
export function pictureOf(page: Page, name: string): Locator {
  return page.getByLabel(`Camera of ${name}`);
}

/** How far a picture plays within `ms`, and how wide it is. */
export async function playing(video: Locator, ms: number): Promise<{ playedMs: number; width: number }> {
  await video.waitFor({ timeout: LONG_MS });
  const now = () =>
    video.evaluate((element: HTMLVideoElement) => ({
      atMs: element.currentTime * 1000,
      width: element.videoWidth,
    }));
  const before = await now();
  await video.page().waitForTimeout(ms);
  const { atMs, width } = await now();
  return { playedMs: atMs - before.atMs, width };
}

/** The loudest level of every sound of the room that a page plays, dBFS over `ms`. */
export function roomLevels(page: Page, ms: number): Promise<number[]> {
  return page.evaluate(async (forMs) => {
    const context = new AudioContext();
    await context.resume();
    const sounds = [...document.querySelectorAll<HTMLAudioElement>('[data-testid="room-sound"]')];
    const analysers = sounds.map((sound) => {
      const analyser = context.createAnalyser();
      context.createMediaStreamSource(sound.srcObject as MediaStream).connect(analyser);
      return analyser;
    });
    const peaks = analysers.map(() => 0);
    const samples = new Float32Array(2048);
    for (const end = performance.now() + forMs; performance.now() < end;) {
      await new Promise((resolve) => setTimeout(resolve, 40));
      for (const [i, analyser] of analysers.entries()) {
        analyser.getFloatTimeDomainData(samples);
        peaks[i] = samples.reduce((peak, value) => Math.max(peak, Math.abs(value)), peaks[i] ?? 0);
      }
    }
    await context.close();
    return peaks.map((peak) => 20 * Math.log10(Math.max(peak, 1e-5)));
  }, ms);
}
