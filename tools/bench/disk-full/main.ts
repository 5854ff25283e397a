import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChainRecorder, type ClosedSegment, recoverDirectory } from '@bakylau/recording';
import { type CapturedPacket, captureRtp } from '../../../test/media/recording-rtp-capture';
import { complaints } from '../../../test/media/recorded-chain';
import { decodeErrors, probePackets } from '../../../test/media/recording-probe';
import { joinSegments } from '../../../test/media/recording-replay';
import { personSource } from '../../../test/media/recording-sources';
import { benchMachine } from '../bench-machine';
import { buildReport, printReport } from '../bench-report';
import { SmallDisk } from './small-disk';

const DISK_BYTES = 3 * 1024 ** 2;
const BALLAST_BYTES = 1.9 * 1024 ** 2;
/** The capture is played three times: the disk is full in the second round and has room again in the third. */
const ROUND_S = 20;
const FREED_AT_MS = 2 * ROUND_S * 1000;
const TICK_MS = 100;

/**
 * A recorder on a disk that becomes full in the middle of a session and is freed later, as when the store comes back: what was
 * written before must play, what is written after must play, and nothing may be broken. Needs the right to mount a tmpfs.
 */
async function main(): Promise<void> {
  const packets = await captureRtp(personSource(ROUND_S));
  const disk = SmallDisk.mount(DISK_BYTES);
  try {
    const ballast = join(disk.path, 'ballast');
    writeFileSync(ballast, Buffer.alloc(BALLAST_BYTES));
    const closed: ClosedSegment[] = [];
    const failures: Error[] = [];
    const recorder = recorderOn(disk.path, closed, failures);
    await play(recorder, packets, (nowMs) => {
      if (nowMs >= FREED_AT_MS) rmSync(ballast, { force: true });
    });
    await recorder.close().catch((error: unknown) => failures.push(error as Error));
    const left = readdirSync(disk.path).filter((name) => name.endsWith('.part')).length;
    // Freed for good, as by uploads: recovery itself must not need room that is not there.
    const segments = await recoverDirectory(disk.path);
    const file = joinSegments({ directory: disk.outside, segments });
    const { video } = await probePackets(file);
    const fullAtMs = lastBefore(video.timesMs, FREED_AT_MS);
    const figures = [
      { name: 'disk', value: DISK_BYTES / 1024 ** 2, unit: 'MB' },
      { name: 'write failures told', value: failures.length, unit: '' },
      { name: 'parts taken up again', value: left, unit: '' },
      { name: 'segments', value: segments.length, unit: '', note: `${closed.length} of them closed in time` },
      { name: 'picture before it was full', value: fullAtMs / 1000, unit: 's' },
      { name: 'picture after it was freed', value: countAfter(video.timesMs, FREED_AT_MS), unit: 'frames' },
      {
        name: 'decoding errors',
        value: complaints(await decodeErrors(file)).length,
        unit: '',
        note: 'whole file',
      },
    ];
    const goals = [
      { figure: 'write failures told', atLeast: 1 },
      { figure: 'decoding errors', atMost: 0 },
      { figure: 'picture before it was full', atLeast: 10 },
      { figure: 'picture after it was freed', atLeast: 100 },
    ];
    printReport(buildReport('disk-full', benchMachine(), figures, goals), process.argv.includes('--json'));
  } finally {
    disk.unmount();
  }
}

function recorderOn(directory: string, closed: ClosedSegment[], failures: Error[]): ChainRecorder {
  const nothing = () => undefined;
  return new ChainRecorder({
    chain: 'av',
    run: 1,
    directory,
    onSegmentClosed: (segment) => closed.push(segment),
    onWriteError: (error) => failures.push(error),
    onKeyFrame: nothing,
    onFrameSize: nothing,
    onKeyFrameNeeded: nothing,
    onOpusPacket: nothing,
  });
}

/** Three rounds of the capture at the speed at which the disk takes them; each is a new stream, as after a rejoin. */
async function play(
  recorder: ChainRecorder,
  packets: CapturedPacket[],
  onTick: (nowMs: number) => void,
): Promise<void> {
  let nowMs = 0;
  for (let round = 0; round < 3; round++) {
    for (const { kind, rtp, mediaMs } of packets) {
      const arrivalMs = round * ROUND_S * 1000 + mediaMs;
      for (; nowMs <= arrivalMs; nowMs += TICK_MS) {
        recorder.tick(nowMs);
        onTick(nowMs);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      const packet = Buffer.from(rtp);
      packet.writeUInt32BE(1_000 + round, 8);
      (kind === 'video' ? recorder.video : recorder.audio).push(packet, arrivalMs);
    }
  }
}

const lastBefore = (times: number[], untilMs: number) => Math.max(...times.filter((time) => time < untilMs));
const countAfter = (times: number[], fromMs: number) => times.filter((time) => time >= fromMs).length;

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
