import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MEDIA_SOURCES, type MediaSource } from '@bakylau/contracts';
import { type MediaWorker } from '../../../apps/gateway/src/sfu/media-worker';
import { type CapturedPacket } from '../../../test/media/recording-rtp-capture';
import { seededRandom } from '../../../test/media/recording-replay';
import { type BenchRun, startBenchRun } from '../media/bench-run';
import { type LossyNetwork, LossyRelay } from '../media/lossy-relay';
import { openPlainProducer } from '../media/plain-producer';
import { RtpSender } from '../media/rtp-sender';
import { RtpStream } from '../media/rtp-stream';
import { streamIdentity } from '../media/stream-identity';
import { ArrivalLog } from './arrival-log';

/** Longer than any capture: none begins again. */
const LENGTH_MS = 3_600_000;

/** One candidate behind a bad network: three senders, three relays, one run of the gateway's recorder. */
export class LossyCandidate {
  private constructor(
    readonly run: BenchRun,
    readonly directory: string,
    /** What the network let through, for each source. */
    readonly arrivals: Record<MediaSource, ArrivalLog>,
    private readonly senders: RtpSender[],
    private readonly relays: LossyRelay[],
  ) {}

  static async start(
    worker: MediaWorker,
    folder: string,
    captures: Record<MediaSource, CapturedPacket[]>,
    network: Omit<LossyNetwork, 'random'> & { repeats?: boolean },
    seed: number,
  ): Promise<LossyCandidate> {
    const directory = join(folder, String(seed));
    mkdirSync(directory);
    const run = await startBenchRun(worker, directory);
    const random = seededRandom(seed);
    const arrivals = {} as Record<MediaSource, ArrivalLog>;
    const senders: RtpSender[] = [];
    const relays: LossyRelay[] = [];
    for (const source of MEDIA_SOURCES) {
      const identity = streamIdentity(source);
      const log = (arrivals[source] = new ArrivalLog(identity));
      const port = await openPlainProducer(run.media, identity);
      const relay = await LossyRelay.open(port, { ...network, random }, (datagram) => log.note(datagram));
      const stream = new RtpStream(captures[source], identity, LENGTH_MS);
      senders.push(await RtpSender.open(stream, identity, relay.port, network.repeats));
      relays.push(relay);
    }
    return new LossyCandidate(run, directory, arrivals, senders, relays);
  }

  sendUntil(mediaMs: number): void {
    for (const sender of this.senders) sender.sendUntil(mediaMs);
  }

  /** Writes the last segments. */
  async finish(): Promise<void> {
    await this.run.recorder.close();
    this.run.media.close('submitted');
  }

  close(): void {
    this.senders.forEach((sender) => sender.close());
    this.relays.forEach((relay) => relay.close());
  }
}
