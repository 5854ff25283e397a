import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

export interface FakeDevices {
  camera: string;
  microphone: string;
}

const CANDIDATES = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'];

function executable(): string {
  const found = CANDIDATES.find((path) => path && existsSync(path));
  if (!found) throw new Error('Chromium is not installed: run `make setup-test`, or set CHROMIUM_PATH.');
  return found;
}

/** Starts Debian's Chromium; with devices it has a camera, a microphone and a screen that need no prompt. */
export function launchBrowser(devices?: FakeDevices): Promise<Browser> {
  const media = devices
    ? [
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${devices.camera}`,
        `--use-file-for-fake-audio-capture=${devices.microphone}`,
        '--allow-loopback-in-peer-connection',
      ]
    : ['--allow-loopback-in-peer-connection'];
  return chromium.launch({
    executablePath: executable(),
    headless: true,
    args: [
      ...(userInfo().uid === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--autoplay-policy=no-user-gesture-required',
      ...media,
    ],
  });
}

/** A signed-in page of one person, in English. */
export async function signIn(
  browser: Browser,
  origin: string,
  account: { login: string; password: string },
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${origin}/`);
  await page.getByLabel('Login').fill(account.login);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  return { context, page };
}
