import type { Browser, BrowserContext, Page } from 'playwright-core';
import { signIn } from './browser';

/** How one question of the demo exam is answered: a choice or choices by their text, or what is typed. */
export type Answer = { choose: string[] } | { type: string };

const LONG_MS = 60_000;

/** Drives the candidate's pages as a person would: by the names that buttons and fields carry. */
export class Candidate {
  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async signIn(
    browser: Browser,
    origin: string,
    account: { login: string; password: string },
  ): Promise<Candidate> {
    const { context, page } = await signIn(browser, origin, account);
    await page.getByRole('heading', { name: 'My exams' }).waitFor();
    return new Candidate(context, page);
  }

  /** Begins the check-in of the exam with this title and goes through device check, notice and photo. */
  async checkIn(examTitle: string): Promise<void> {
    await this.press(`Begin check-in: ${examTitle}`);
    await this.press('Turn on camera and microphone');
    await this.press('Share the whole screen');
    await this.press('Continue', LONG_MS);
    await this.page.getByText('I have read the rules and the notice').click();
    await this.press('Continue');
    await this.takePhoto();
    await this.press('Continue');
  }

  /** Waits until all three sources arrive at the service, then starts the exam clock. */
  async start(): Promise<void> {
    await this.press('Start the exam', LONG_MS);
    await this.page.getByRole('heading', { name: /^Question 1 of/ }).waitFor({ timeout: LONG_MS });
  }

  async answer(number: number, answer: Answer): Promise<void> {
    await this.goTo(number);
    const item = this.page.getByRole('region', { name: new RegExp(`^Question ${number} of`) });
    if ('type' in answer) {
      await item.getByRole('textbox').fill(answer.type);
    } else {
      for (const text of answer.choose) await item.getByText(text, { exact: true }).click();
    }
  }

  async goTo(number: number): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^Question ${number}, `) }).click();
    await this.page.getByRole('heading', { name: new RegExp(`^Question ${number} of`) }).waitFor();
  }

  async waitUntilSaved(): Promise<void> {
    await this.page.getByText('All answers are saved').first().waitFor({ timeout: LONG_MS });
  }

  async submit(): Promise<void> {
    await this.page.getByRole('button', { name: 'Submit', exact: true }).first().click();
    await this.press('Yes, submit');
    await this.page
      .getByRole('heading', { name: /submitted/i })
      .first()
      .waitFor({ timeout: LONG_MS });
  }

  async press(name: string, timeout = 20_000): Promise<void> {
    const button = this.page.getByRole('button', { name, exact: true });
    await button.waitFor({ timeout });
    await this.page.waitForFunction(
      (element) => element && !(element as HTMLButtonElement).disabled,
      await button.elementHandle(),
      {
        timeout,
      },
    );
    await button.click();
  }

  private async takePhoto(): Promise<void> {
    await this.press('Take the photo');
    await this.press('Send the photo');
    await this.page.getByText('The photo is accepted').first().waitFor({ timeout: LONG_MS });
  }
}
