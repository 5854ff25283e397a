import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MEDIA_SOURCES, type MediaSource } from '@bakylau/contracts';
import { type MediaWorker } from '../../../apps/gateway/src/sfu/media-worker';
import { type CapturedPacket } from '../../../test/media/recording-rtp-capture';
import { type BenchRun, startBenchRun } from '../media/bench-run';
import { openPlainProducer } from '../media/plain-producer';
import { RtpSender } from '../media/rtp-sender';
import { RtpStream } from '../media/rtp-stream';
import { streamIdentity } from '../media/stream-identity';

/** One candidate whose capture is sent again and again, on a good network. */
export class LoopingCandidate {
  private constructor(
    readonly sessionId: string,
    readonly run: BenchRun,
    private readonly directory: string,
    private readonly senders: RtpSender[],
  ) {}

  static async start(
    worker: MediaWorker,
    folder: string,
    captures: Record<MediaSource, CapturedPacket[]>,
    sessionId: string,
    lengthMs: number,
  ): Promise<LoopingCandidate> {
    const directory = join(folder, sessionId);
    mkdirSync(directory);
    const run = await startBenchRun(worker, directory);
    const senders: RtpSender[] = [];
    for (const source of MEDIA_SOURCES) {
      const identity = streamIdentity(source);
      const port = await openPlainProducer(run.media, identity);
      const stream = new RtpStream(captures[source], identity, lengthMs);
      senders.push(await RtpSender.open(stream, identity, port));
    }
    return new LoopingCandidate(sessionId, run, directory, senders);
  }

  /** Files of segments, closed or open, that are not in the store. */
  get waitingFiles(): number {
    return readdirSync(this.directory).length;
  }

  sendUntil(mediaMs: number): void {
    for (const sender of this.senders) sender.sendUntil(mediaMs);
  }

  /** Closes the last segments. */
  async finish(): Promise<void> {
    await this.run.recorder.close();
    this.run.media.close('submitted');
  }

  close(): void {
    this.senders.forEach((sender) => sender.close());
  }
}
