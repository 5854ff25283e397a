import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize } from 'node:v8';
import { ChainRecorder, type ClosedSegment, type RecordingChain } from '@bakylau/recording';
import { FolderObjectStore } from '@bakylau/storage';
import { type CapturedPacket } from '../../../test/media/recording-rtp-capture';
import { inRealTime } from './real-time';
import { type Recorded } from './recorder-process';

/** So much of the capture first, uncounted: machine code is made, and the pool of buffers grows to its size. */
const WARM_UP_SHARE = 0.25;

/** Camera, screen and microphone of some candidates, recorded, hashed and uploaded to a folder store by this process. */
async function record(packets: readonly CapturedPacket[], count: number): Promise<Recorded> {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-bench-'));
  const store = new FolderObjectStore(join(folder, 'store'));
  await store.ready();
  const uploads = new Set<Promise<void>>();
  let storedBytes = 0;
  let memoryMb = 0;
  const upload = async ({ path, sizeBytes }: ClosedSegment, candidate: number) => {
    await store.put(`sessions/${candidate}/${path.split('/').pop()}`, await readFile(path), 'video/webm');
    await rm(path);
    storedBytes += sizeBytes;
  };
  const nothing = () => undefined;
  const recorderOf = (chain: RecordingChain, candidate: number) => {
    const directory = join(folder, String(candidate));
    mkdirSync(directory, { recursive: true });
    return new ChainRecorder({
      chain,
      run: 0,
      directory,
      onSegmentClosed: (segment) => {
        const uploading = upload(segment, candidate).finally(() => uploads.delete(uploading));
        uploads.add(uploading);
      },
      onWriteError: (error) => {
        throw error;
      },
      onKeyFrame: nothing,
      onFrameSize: nothing,
      onKeyFrameNeeded: nothing,
      onOpusPacket: nothing,
    });
  };
  const candidates = Array.from({ length: count }, (_, i) => ({
    av: recorderOf('av', i),
    screen: recorderOf('screen', i),
  }));
  const before = process.cpuUsage();
  const startedAt = performance.now();
  await inRealTime(
    packets,
    ({ kind, rtp, mediaMs }) => {
      for (const { av, screen } of candidates) {
        if (kind === 'audio') av.audio.push(rtp, mediaMs);
        else {
          av.video.push(rtp, mediaMs);
          screen.video.push(rtp, mediaMs);
        }
      }
    },
    (nowMs) => {
      candidates.forEach(({ av, screen }) => (av.tick(nowMs), screen.tick(nowMs)));
      memoryMb = Math.max(memoryMb, process.memoryUsage.rss() / 1e6);
    },
  );
  await Promise.all(candidates.flatMap(({ av, screen }) => [av.close(), screen.close()]));
  await Promise.all(uploads);
  const used = process.cpuUsage(before);
  const seconds = (performance.now() - startedAt) / 1000;
  rmSync(folder, { recursive: true });
  const receivedBytes = packets.reduce(
    (sum, { kind, rtp }) => sum + rtp.length * (kind === 'video' ? 2 : 1),
    0,
  );
  return {
    cpuMsPerS: (used.user + used.system) / 1000 / count / seconds,
    storedShare: storedBytes / (receivedBytes * count),
    memoryMb,
  };
}

async function main(): Promise<void> {
  const [capture = '', count = ''] = process.argv.slice(2);
  const packets = deserialize(readFileSync(capture)) as CapturedPacket[];
  // A buffer of a message is a view of the whole message, and packets are told apart by their own.
  const own = packets.map((packet) => ({ ...packet, rtp: Buffer.from(packet.rtp) }));
  await record(own.slice(0, own.length * WARM_UP_SHARE), Number(count));
  console.log(JSON.stringify(await record(own, Number(count))));
}

void main();
