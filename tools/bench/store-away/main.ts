import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { RecorderTicker } from '../../../apps/gateway/src/recording/recorder-ticker';
import { MediaWorker } from '../../../apps/gateway/src/sfu/media-worker';
import { benchMachine, numberArgument, runBench } from '../bench-machine';
import { buildReport, printReport } from '../bench-report';
import { captureFlashAndBeep } from '../media/flash-and-beep';
import { RecordingWorld } from '../media/recording-world';
import { LoopingCandidate } from './looping-candidate';
import { MemoryWatch } from './memory-watch';
import { StoredRecordings } from './stored-recordings';

const CAPTURE_S = 20;
/** Some segments reach the store before it goes, and after it has come back. */
const AROUND_MS = 15_000;
const BUNCH_MS = 5;
/** The uploader asks again after half a minute at the latest; then everything that waits must go. */
const MAX_DRAIN_S = 120;
/** A process that has just begun grows whatever the store does; what grows after this share of the time is the outage's. */
const SETTLING_SHARE = 0.25;
/** Of a process that holds 10 candidates' media; names of waiting segments are all that may grow. */
const MAX_GROWTH_MB = 64;

/**
 * The store is killed under candidates whose media flow on, and comes back: recorder, uploader, ledger, database and store are
 * the real ones, in this process. `--seconds` away (600), `--candidates` (10).
 */
async function main(): Promise<void> {
  // The uploader says of every segment that it waits; that is what is meant here.
  Logger.overrideLogger(['error']);
  const awayS = numberArgument('seconds', 600);
  const count = numberArgument('candidates', 10);
  const captures = await captureFlashAndBeep(CAPTURE_S);
  const world = await RecordingWorld.open();
  const worker = await MediaWorker.start({
    index: 0,
    listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }],
    workerBin: null,
  });
  const ticker = new RecorderTicker();
  const stored = new StoredRecordings(world);
  const candidates: LoopingCandidate[] = [];
  const memory = new MemoryWatch();
  try {
    for (let i = 0; i < count; i++) {
      const sessionId = await stored.openSession();
      const candidate = await LoopingCandidate.start(
        worker,
        world.folder,
        captures,
        sessionId,
        CAPTURE_S * 1000,
      );
      candidate.run.recorder.on('segment', (segment) => stored.uploader.add(sessionId, segment));
      ticker.add(candidate.run.recorder);
      candidates.push(candidate);
    }
    const send = sender(candidates);
    await send(AROUND_MS);
    await world.s3.kill();
    await send(awayS * 1000 * SETTLING_SHARE);
    memory.begin();
    await send(awayS * 1000 * (1 - SETTLING_SHARE));
    const growthMb = memory.end();
    const waiting = candidates.reduce((sum, { waitingFiles }) => sum + waitingFiles, 0);
    await world.s3.restart();
    await send(AROUND_MS);
    await Promise.all(candidates.map((candidate) => candidate.finish()));
    const endedAt = performance.now();
    await Promise.all(candidates.map(({ sessionId }) => stored.uploader.drained(sessionId)));
    const drainS = (performance.now() - endedAt) / 1000;
    const judged = await Promise.all(candidates.map((candidate) => stored.judge(candidate)));
    const sum = (of: (judged: Awaited<ReturnType<StoredRecordings['judge']>>) => number) =>
      judged.reduce((total, one) => total + of(one), 0);
    const figures = [
      { name: 'candidates', value: count, unit: '' },
      { name: 'store away', value: awayS, unit: 's' },
      { name: 'segments closed', value: sum(({ closed }) => closed), unit: '' },
      {
        name: 'waiting at the end',
        value: waiting,
        unit: '',
        note: 'files on the disk when the store came back',
      },
      { name: 'segments lost', value: sum(({ lost }) => lost), unit: '' },
      { name: 'out of order', value: sum(({ outOfOrder }) => outOfOrder), unit: '' },
      { name: 'longest gap', value: Math.max(...judged.map(({ gapMs }) => gapMs)), unit: 'ms' },
      { name: 'verify not sound', value: sum(({ sound }) => (sound ? 0 : 1)), unit: 'sessions' },
      {
        name: 'files left on the disk',
        value: candidates.reduce((n, { waitingFiles }) => n + waitingFiles, 0),
        unit: '',
      },
      {
        name: 'memory grown while away',
        value: growthMb,
        unit: 'MB',
        note: 'worst resident size less that after a quarter of the time',
      },
      { name: 'drained after', value: drainS, unit: 's', note: 'from the end of the recording' },
    ];
    const goals = [
      { figure: 'segments lost', atMost: 0 },
      { figure: 'out of order', atMost: 0 },
      { figure: 'longest gap', atMost: 100 },
      { figure: 'verify not sound', atMost: 0 },
      { figure: 'files left on the disk', atMost: 0 },
      { figure: 'memory grown while away', atMost: MAX_GROWTH_MB },
      { figure: 'drained after', atMost: MAX_DRAIN_S },
    ];
    printReport(buildReport('store-away', benchMachine(), figures, goals), process.argv.includes('--json'));
  } finally {
    ticker.onApplicationShutdown();
    stored.close();
    candidates.forEach((candidate) => candidate.close());
    worker.close();
    await world.close();
  }
}

/** Sends everybody's media in real time, on and on from where the last call stopped. */
function sender(candidates: LoopingCandidate[]): (durationMs: number) => Promise<void> {
  const startedAt = performance.now();
  return async (durationMs) => {
    for (const until = performance.now() + durationMs; performance.now() < until;) {
      await sleep(BUNCH_MS);
      for (const candidate of candidates) candidate.sendUntil(performance.now() - startedAt);
    }
  };
}

runBench(main);
