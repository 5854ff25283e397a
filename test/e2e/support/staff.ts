import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { signIn } from './browser';
import { waitFor } from './wait-for';

const LONG_MS = 60_000;

interface Session {
  id: string;
  state: string;
  candidateName: string;
}

/** The proctor's pages: the live exam and the review of a session. */
export class Proctor {
  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly origin: string,
  ) {}

  static async signIn(
    browser: Browser,
    origin: string,
    account: { login: string; password: string },
  ): Promise<Proctor> {
    const { context, page } = await signIn(browser, origin, account);
    await page.getByRole('heading', { name: 'Proctoring' }).waitFor();
    return new Proctor(context, page, origin);
  }

  async watch(examTitle: string): Promise<void> {
    await this.page.getByRole('link', { name: `Watch live: ${examTitle}` }).click();
    await this.page.getByRole('heading', { name: `Live: ${examTitle}` }).waitFor();
  }

  /** Moves the exam of the one candidate who waits on another device there, from the live page. */
  async moveExam(examTitle: string, usualReason: string): Promise<void> {
    await this.watch(examTitle);
    await this.page.getByRole('button', { name: 'Move the exam there…' }).click();
    await this.page.getByRole('button', { name: usualReason }).click();
    await this.page.getByRole('button', { name: 'Move the exam', exact: true }).click();
  }

  /** An entry of the incident feed on the live page. */
  feedEntry(rule: string): Locator {
    return this.page.getByRole('article', { name: new RegExp(`^${rule}`) }).first();
  }

  async openCandidate(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `Open ${name}` }).click();
  }

  /** Milliseconds that a video on the page advanced within `seconds`, 0 when it shows no picture. */
  async playedMs(video: Locator, seconds: number): Promise<number> {
    const time = (): Promise<number> =>
      video.evaluate((element) => (element as HTMLVideoElement).currentTime * 1000);
    await video.waitFor();
    const before = await time();
    await this.page.waitForTimeout(seconds * 1000);
    return (await time()) - before;
  }

  /** The only session of an exam, in the state that the list calls so. */
  async session(state: 'live' | 'to_review' | 'decided'): Promise<Session | undefined> {
    const response = await this.context.request.get(`${this.origin}/api/sessions?state=${state}`);
    const { sessions } = (await response.json()) as { sessions: Session[] };
    return sessions[0];
  }

  async get<T>(path: string): Promise<T> {
    const response = await this.context.request.get(`${this.origin}${path}`);
    if (!response.ok()) throw new Error(`GET ${path}: ${response.status()} ${await response.text()}`);
    return (await response.json()) as T;
  }

  async openReview(sessionId: string, candidateName: string): Promise<void> {
    await this.page.goto(`${this.origin}/proctor/sessions/${sessionId}`);
    await this.page.getByRole('heading', { name: `Review: ${candidateName}` }).waitFor({ timeout: LONG_MS });
  }

  /** Decides the only session that waits as one without a violation, with a verdict on whatever incident it has. */
  async clearWaitingSession(candidateName: string): Promise<void> {
    await waitFor(async () => (await this.session('to_review'))?.state === 'under_review', 30_000);
    const session = await this.session('to_review');
    await this.openReview(session?.id ?? '', candidateName);
    await this.decideEveryIncident();
    await this.decide('No violation', 'Nothing against it was seen.');
  }

  /** Gives a verdict on every incident of the open review page, one after another. */
  async decideEveryIncident(): Promise<number> {
    const entries = this.page
      .getByRole('list', { name: 'Incidents in the order of time' })
      .getByRole('button');
    const total = await entries.count();
    for (let index = 0; index < total; index += 1) {
      await entries.nth(index).click();
      const form = this.page.getByRole('form', { name: /^Verdict on/ });
      const confirm = index === 0;
      await form.getByText(confirm ? 'Confirm' : 'Dismiss', { exact: true }).click();
      await form.getByRole('button', { name: /Reason$/ }).click();
      await this.page
        .getByRole('option', { name: confirm ? 'Seen on the recording' : 'Harmless behaviour' })
        .click();
      await form.getByRole('button', { name: 'Save the verdict' }).click();
      await this.page
        .getByText(`${index + 1} of ${total} decided`)
        .first()
        .waitFor();
    }
    return total;
  }

  async decide(outcome: 'No violation' | 'Violation', reason: string): Promise<void> {
    await this.page.getByText(outcome, { exact: true }).first().click();
    await this.page.getByRole('textbox', { name: 'Reason' }).fill(reason);
    await this.page.getByRole('button', { name: 'Decide the session' }).click();
    await this.page.getByRole('button', { name: 'Yes, decide' }).click();
    await this.page.getByText(reason).waitFor();
  }
}

/** The examiner's pages. */
export class Examiner {
  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly origin: string,
  ) {}

  static async signIn(
    browser: Browser,
    origin: string,
    account: { login: string; password: string },
  ): Promise<Examiner> {
    const { context, page } = await signIn(browser, origin, account);
    await page.getByRole('heading', { name: 'Results' }).waitFor();
    return new Examiner(context, page, origin);
  }

  async openResultOf(candidateName: string): Promise<void> {
    // The list was opened before there was a result.
    await this.page.reload();
    await this.page.getByRole('link', { name: `Open the result of ${candidateName}` }).click();
    await this.page.getByRole('heading', { name: `Result: ${candidateName}` }).waitFor();
  }

  /** Asks the api itself to confirm the only result, past the disabled button; answers with what it said. */
  async confirmByRequest(): Promise<{ status: number; code: string }> {
    const { request } = this.context;
    const me = (await (await request.get(`${this.origin}/api/auth/me`)).json()) as { csrfToken: string };
    const list = (await (await request.get(`${this.origin}/api/results`)).json()) as {
      results: { id: string; mark: number }[];
    };
    const response = await request.post(`${this.origin}/api/results/${list.results[0]?.id}/confirm`, {
      data: { mark: list.results[0]?.mark, reason: 'Marked by the key.' },
      headers: { 'x-csrf-token': me.csrfToken, origin: this.origin },
    });
    return { status: response.status(), code: ((await response.json()) as { code: string }).code };
  }

  async confirm(): Promise<void> {
    await this.page.getByRole('button', { name: 'Confirm the result' }).click();
    await this.page.getByRole('button', { name: 'Yes, confirm' }).click();
    await this.page.getByText('Confirmed by').waitFor();
  }
}
