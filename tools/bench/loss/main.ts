import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RecorderTicker } from '../../../apps/gateway/src/recording/recorder-ticker';
import { MediaWorker } from '../../../apps/gateway/src/sfu/media-worker';
import { benchMachine } from '../bench-machine';
import { type BenchFigure, type BenchGoal, buildReport, printReport } from '../bench-report';
import { captureFlashAndBeep } from '../media/flash-and-beep';
import { measureRecording } from './measured-recording';
import { LossyCandidate } from './lossy-candidate';
import { figuresOf, goalsOf } from './loss-figures';

const DURATION_S = 30;
const CONDITIONS = [
  { name: 'no loss', loss: 0, jitterMs: 20 },
  { name: '5 % loss', loss: 0.05, jitterMs: 20 },
  { name: '10 % loss', loss: 0.1, jitterMs: 20 },
  { name: '15 % loss', loss: 0.15, jitterMs: 20 },
  { name: '200 ms jitter', loss: 0, jitterMs: 200 },
  { name: '5 % and 200 ms', loss: 0.05, jitterMs: 200 },
  { name: '10 %, no repeats', loss: 0.1, jitterMs: 20, repeats: false },
];
const DELAY_MS = 30;
const BUNCH_MS = 5;
/** Everything that was asked for again has come, or never will. */
const SETTLE_MS = 1_500;

/**
 * Flashes and beeps through a bad network, a real media worker and the gateway's recorder; the files are then measured by
 * ffprobe and by what is seen and heard in them.
 */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-loss-'));
  const captures = await captureFlashAndBeep(DURATION_S);
  const worker = await MediaWorker.start({
    index: 0,
    listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }],
    workerBin: null,
  });
  const ticker = new RecorderTicker();
  const candidates: LossyCandidate[] = [];
  try {
    for (const [index, condition] of CONDITIONS.entries()) {
      const network = { ...condition, delayMs: DELAY_MS };
      candidates.push(await LossyCandidate.start(worker, folder, captures, network, index + 1));
    }
    candidates.forEach(({ run }) => ticker.add(run.recorder));
    const lagMs = await sendAll(candidates);
    await Promise.all(candidates.map((candidate) => candidate.finish()));
    const figures: BenchFigure[] = [
      {
        name: 'worst lag of the sender',
        value: lagMs,
        unit: 'ms',
        note: 'on a busy machine everything comes late',
      },
    ];
    const goals: BenchGoal[] = [];
    for (const [index, { name, repeats = true }] of CONDITIONS.entries()) {
      const measured = await measureRecording(candidates[index]!, captures);
      figures.push(...figuresOf(name, measured));
      goals.push(...goalsOf(name, repeats));
    }

    printReport(buildReport('loss', benchMachine(), figures, goals), process.argv.includes('--json'));
  } finally {
    candidates.forEach((candidate) => candidate.close());
    ticker.onApplicationShutdown();
    worker.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every candidate's media in real time. Returns by how much sending was late at worst, ms. */
async function sendAll(candidates: LossyCandidate[]): Promise<number> {
  let lagMs = 0;
  let sentMs = 0;
  const startedAt = performance.now();
  for (let mediaMs = 0; mediaMs < DURATION_S * 1_000 - BUNCH_MS;) {
    await sleep(BUNCH_MS);
    mediaMs = Math.min(performance.now() - startedAt, DURATION_S * 1_000 - BUNCH_MS);
    lagMs = Math.max(lagMs, mediaMs - sentMs - BUNCH_MS);
    sentMs = mediaMs;
    for (const candidate of candidates) candidate.sendUntil(mediaMs);
  }
  await sleep(SETTLE_MS);
  return lagMs;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
