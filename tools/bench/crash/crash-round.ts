import { setTimeout as sleep } from 'node:timers/promises';
import { type Page } from 'playwright-core';
import { type Exam } from '@bakylau/persistence';
import { waitFor } from '../../../test/e2e/support/wait-for';
import { type GatewayBrowser } from '../../../test/media/gateway-browser';
import { type CandidatePage } from '../../../test/media/gateway-candidate.page';
import { type GatewayProcess } from '../../../test/medium/gateway-process';
import { type Candidate, type GatewayWorld } from '../../../test/medium/gateway-world';
import { type RecordingWorld } from '../media/recording-world';
import { type JudgedSession, judgeSession } from './judged-session';
import { strike, type Victim } from './crash-victim';

declare const window: { candidate: CandidatePage };

const FIRST_MOMENT_MS = 2_500;
const LAST_MOMENT_MS = 12_000;
const AFTERWARDS_MS = 4_000;
const MEDIA_TIMEOUT_MS = 30_000;
/** A store that was away is asked again after half a minute at the latest. */
const SEAL_TIMEOUT_MS = 90_000;
const SOURCES = 3;

export interface CrashScene {
  world: RecordingWorld;
  gateway: GatewayProcess;
  people: GatewayWorld;
  browser: GatewayBrowser;
  exam: Exam;
  random: () => number;
}

/** One session in a real browser, in the middle of which one part is killed; then it is handed in, sealed and judged. */
export async function crashRound(scene: CrashScene, victim: Victim): Promise<JudgedSession> {
  const { people, browser, exam, random } = scene;
  const candidate = await people.candidate(exam);
  const sessionId = candidate.session.id;
  const page = await browser.openCandidate(candidate.cookie, candidate.attempt.id);
  try {
    await mediaFlows(page, 1);
    await people.startExam(candidate);
    const epochMs = (await people.readSession(sessionId)).epoch!.getTime();
    await sleep(FIRST_MOMENT_MS + random() * (LAST_MOMENT_MS - FIRST_MOMENT_MS));
    const struckAtMs = (await strike(victim, { ...scene, sessionId })) - epochMs;
    await mediaFlows(page, victim === 'store' ? 1 : 2);
    await waitFor(async () => (await people.readSession(sessionId)).state === 'running', MEDIA_TIMEOUT_MS);
    await sleep(AFTERWARDS_MS);
    const untilMs = Date.now() - epochMs;
    await handIn(people, candidate);
    return await judgeSession(scene, { sessionId, struckAtMs, untilMs, restarted: victim !== 'store' });
  } finally {
    await page.context().close();
  }
}

async function handIn(people: GatewayWorld, candidate: Candidate): Promise<void> {
  await people.submit(candidate);
  const sealed = async () => (await people.readSession(candidate.session.id)).state === 'under_review';
  await waitFor(sealed, SEAL_TIMEOUT_MS);
}

async function mediaFlows(page: Page, run: number): Promise<void> {
  await waitFor(async () => {
    if ((await page.evaluate(() => window.candidate.run)) < run) return false;
    return (await page.evaluate(() => window.candidate.flowing())).length === SOURCES;
  }, MEDIA_TIMEOUT_MS);
}
