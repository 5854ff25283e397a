import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recoverDirectory, recoverPart } from '@bakylau/recording';
import { writeCapture } from './recording-capture-file';
import { decodeErrors, probePackets } from './recording-probe';
import { joinSegments, seededRandom } from './recording-replay';
import { captureRtp } from './recording-rtp-capture';
import { personSource } from './recording-sources';

const ROUNDS = 6;
/** What a process that is killed may cost: sorting (0.7 s), writing every 0.5 s, and the timers of a busy machine. */
const MAX_LOSS_MS = 1_500;
const TIMEOUT_MS = 120_000;

describe(recoverPart.name, () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-crash-'));
  const captureFile = join(folder, 'capture.json');
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    writeFileSync(captureFile, writeCapture(await captureRtp(personSource(20))));
  }, TIMEOUT_MS);
  afterAll(() => {
    children.forEach((child) => child.kill('SIGKILL'));
    rmSync(folder, { recursive: true });
  });

  /** Starts a recorder and kills it after `lifeMs`. Returns the session time at which it died. */
  const recordAndKill = async (directory: string, lifeMs: number): Promise<number> => {
    const script = join(__dirname, 'recording-crash.process.ts');
    const child = spawn(
      process.execPath,
      ['--require', './tools/typescript/register.cjs', script, directory, captureFile],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    children.push(child);
    const [started] = (await once(child.stdout, 'data')) as [Buffer];
    await new Promise((resolve) => setTimeout(resolve, lifeMs));
    child.kill('SIGKILL');
    const diedAtMs = Date.now() - Number(started.toString());
    await once(child, 'exit');
    return diedAtMs;
  };

  it(
    `loses at most ${MAX_LOSS_MS} ms when the recorder is killed at any moment`,
    async () => {
      const random = seededRandom(Date.now());
      const rounds = await Promise.all(
        Array.from({ length: ROUNDS }, async (_, round) => {
          const directory = join(folder, String(round));
          mkdirSync(directory);
          const diedAtMs = await recordAndKill(directory, 2_500 + random() * 12_000);
          return { directory, diedAtMs };
        }),
      );
      for (const { directory, diedAtMs } of rounds) {
        expect(readdirSync(directory).some((name) => name.endsWith('.part'))).toBe(true);
        const segments = await recoverDirectory(directory);
        expect(readdirSync(directory).some((name) => name.endsWith('.part'))).toBe(false);
        expect(segments.map(({ seq }) => seq)).toEqual(segments.map((_, index) => index));
        expect(diedAtMs - segments.at(-1)!.endMs).toBeLessThanOrEqual(MAX_LOSS_MS);
        const file = joinSegments({ directory, segments });
        const { video, audio } = await probePackets(file);
        expect(video.timesMs.length).toBeGreaterThanOrEqual(((diedAtMs - MAX_LOSS_MS) / 1000) * 15 - 1);
        expect(audio.timesMs.length).toBeGreaterThanOrEqual(((diedAtMs - MAX_LOSS_MS) / 1000) * 50 - 1);
        expect(await decodeErrors(file)).toBe('');
      }
    },
    TIMEOUT_MS,
  );
});
