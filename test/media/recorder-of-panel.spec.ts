import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type MediaSource } from '@bakylau/contracts';
import { type DirectTransport, type Producer } from 'mediasoup/types';
import { MediaWorker } from '../../apps/gateway/src/sfu/media-worker';
import { type CapturedPacket } from './recording-rtp-capture';
import { type BenchRun, startBenchRun } from '../../tools/bench/media/bench-run';
import { captureFlashAndBeep } from '../../tools/bench/media/flash-and-beep';
import { RtpStream } from '../../tools/bench/media/rtp-stream';
import { rtpParametersOf, streamIdentity } from '../../tools/bench/media/stream-identity';

const LENGTH_S = 3;
const EVERY_MS = 20;

interface Sender {
  source: 'camera' | 'microphone';
  producer: Producer;
  stream: RtpStream;
}

/** The recorder on a real router, fed by direct transports: what it writes, and what it tells those who analyse. */
describe('A run with a panel', () => {
  const directory = mkdtempSync(join(tmpdir(), 'bakylau-panel-run-'));
  let worker: MediaWorker;
  let bench: BenchRun;
  let transport: DirectTransport;
  let captured: Record<MediaSource, CapturedPacket[]>;
  let ssrc = 5_000;
  const told = { keyFrame: 0, frameSize: 0, opus: 0 };

  beforeAll(async () => {
    captured = await captureFlashAndBeep(LENGTH_S);
    const listenInfos = [{ protocol: 'udp', ip: '127.0.0.1' } as const];
    worker = await MediaWorker.start({ index: 0, listenInfos, workerBin: null });
    bench = await startBenchRun(worker, directory);
    for (const name of ['keyFrame', 'frameSize', 'opus'] as const)
      bench.recorder.on(name, () => (told[name] += 1));
    transport = await bench.media.router.createDirectTransport();
  }, 60_000);
  afterAll(() => {
    worker.close();
    rmSync(directory, { recursive: true });
  });

  async function open(source: 'camera' | 'microphone'): Promise<Sender> {
    const identity = { ...streamIdentity(source), ssrc: (ssrc += 2), rtxSsrc: ssrc + 1 };
    const producer = await transport.produce({
      kind: source === 'microphone' ? 'audio' : 'video',
      rtpParameters: rtpParametersOf(identity),
    });
    return { source, producer, stream: new RtpStream(captured[source], identity, LENGTH_S * 1000) };
  }

  async function play(senders: Sender[], ms: number): Promise<void> {
    for (let mediaMs = 0; mediaMs < ms; mediaMs += EVERY_MS) {
      for (const { stream, producer } of senders)
        for (let due = stream.takeUntil(mediaMs); due; due = stream.takeUntil(mediaMs))
          producer.send(due.rtp);
      bench.recorder.tick();
      await sleep(EVERY_MS);
    }
  }

  it('is recorded, and its pictures and sound are told to nobody', async () => {
    const panel = [await open('camera'), await open('microphone')];
    for (const { producer } of panel) await bench.recorder.recordExaminer('examiner-2', producer);
    await play(panel, 2_000);
    expect(told).toEqual({ keyFrame: 0, frameSize: 0, opus: 0 });
    expect(bench.recorder.flowing).toEqual([]);
    expect(bench.recorder.flow.lastPacketMs).toBeNull();

    const own = [await open('camera'), await open('microphone')];
    for (const { source, producer } of own)
      bench.media.emit('opened', { producerId: producer.id, sessionId: '', source, producer });
    await sleep(100);
    await play(own, 2_000);
    expect(bench.recorder.flowing).toEqual(['camera', 'microphone']);
    await bench.recorder.close();
    for (const count of Object.values(told)) expect(count).toBeGreaterThan(0);
    const tracks = [
      { track: 'camera', width: 640, height: 480 },
      { track: 'microphone', codec: 'opus' },
    ];
    expect(bench.segments.toSorted((a, b) => a.startMs - b.startMs)).toMatchObject([
      { chain: 'examiner-2', seq: 0, tracks },
      { chain: 'av', seq: 0, tracks },
    ]);
    const { producer } = await open('microphone');
    await expect(bench.recorder.recordExaminer('examiner-2', producer)).rejects.toThrow();
  }, 30_000);
});
