import {
  MEDIA_SOURCES,
  type MediaSource,
  type TransportParameters,
  type UploadProfile,
} from '@bakylau/contracts';
import type { Device, Producer, Transport, TransportOptions } from 'mediasoup-client/types';
import type { CandidateSocket } from '../socket-client';
import type { LocalMediaState } from './local-media';
import { receivedBytesOf, ReturnWatch } from './return-watch';
import { sendingParameters } from './sending-parameters';

export interface SendingRunOptions {
  device: Device;
  socket: Pick<CandidateSocket, 'command'>;
  parameters: TransportParameters;
  profile: UploadProfile;
  /** Nothing comes back from the gateway any more, or something does again. */
  onQuiet: (quiet: boolean) => void;
  /** The transport is beyond repair; the run must be built anew. Called once at most. */
  onLost: (why: string) => void;
}

/** A short loss (Wi-Fi roaming) heals by itself; asking at once would only add work to a bad line. */
const DISCONNECTED_PATIENCE_MS = 1500;
/** So long may the first connection or a restart of ICE take. */
const CONNECT_PATIENCE_MS = 10_000;

/** One run of the media: the sending transport and a producer for each source. */
export class SendingRun {
  private readonly transport: Transport;
  private readonly returns: ReturnWatch;
  private readonly producers = new Map<MediaSource, Producer>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private queue: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(private readonly options: SendingRunOptions) {
    // The contracts leave the inner shape of these to mediasoup, which made them.
    this.transport = options.device.createSendTransport(options.parameters as unknown as TransportOptions);
    this.transport.on('connect', ({ dtlsParameters }, done, failed) => {
      this.options.socket
        .command('transport:connect', {
          transportId: this.transport.id,
          dtlsParameters: dtlsParameters,
        })
        .then(done, failed);
    });
    this.transport.on('produce', ({ rtpParameters, appData }, done, failed) => {
      this.options.socket
        .command('producer:create', {
          transportId: this.transport.id,
          source: appData['source'] as MediaSource,
          rtpParameters: rtpParameters,
          deviceLabel: String(appData['label']).slice(0, 200),
        })
        .then(({ producerId }) => done({ id: producerId }), failed);
    });
    this.transport.on('connectionstatechange', (state) => this.onConnectionState(state));
    this.watch(CONNECT_PATIENCE_MS, () => this.lose('the first connection took too long'));
    this.returns = new ReturnWatch({
      receivedBytes: async () => receivedBytesOf((await this.transport.getStats()).values()),
      onChange: options.onQuiet,
    });
  }

  /** Sends what is live now: new sources get a producer, changed tracks replace the old ones. Failures end the run. */
  send(media: LocalMediaState): Promise<void> {
    this.queue = this.queue
      .then(async () => {
        for (const source of MEDIA_SOURCES) {
          const state = media[source];
          if (this.closed) return;
          if (state.kind === 'live') await this.sendTrack(source, state.track, state.label);
        }
      })
      .catch((thrown: unknown) => this.lose(thrown instanceof Error ? thrown.message : String(thrown)));
    return this.queue;
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.returns.close();
    if (this.timer) clearTimeout(this.timer);
    for (const producer of this.producers.values()) producer.close();
    this.transport.close();
  }

  private async sendTrack(source: MediaSource, track: MediaStreamTrack, label: string): Promise<void> {
    const present = this.producers.get(source);
    if (track.readyState !== 'live' || present?.track === track) return;
    if (present && !present.closed) return present.replaceTrack({ track });
    const producer = await this.transport.produce({
      track,
      ...sendingParameters(source, this.options.profile),
      // The tracks outlive the run: the next one sends the same.
      stopTracks: false,
      disableTrackOnPause: false,
      appData: { source, label },
    });
    this.producers.set(source, producer);
    if (source !== 'microphone') await keepResolution(producer.rtpSender);
  }

  private onConnectionState(state: string): void {
    if (this.closed) return;
    if (state === 'connected') this.watch(null);
    else if (state === 'disconnected') this.watch(DISCONNECTED_PATIENCE_MS, () => void this.restartIce());
    else if (state === 'failed') void this.restartIce();
  }

  private async restartIce(): Promise<void> {
    this.watch(CONNECT_PATIENCE_MS, () => this.lose('ICE did not recover'));
    try {
      const { iceParameters } = await this.options.socket.command('transport:restart-ice', {
        transportId: this.transport.id,
      });
      if (!this.closed) {
        await this.transport.restartIce({
          iceParameters: iceParameters as unknown as TransportOptions['iceParameters'],
        });
      }
    } catch (thrown) {
      this.lose(thrown instanceof Error ? thrown.message : String(thrown));
    }
  }

  private watch(ms: null): void;
  private watch(ms: number, onOver: () => void): void;
  private watch(ms: number | null, onOver: () => void = () => undefined): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = ms === null ? null : setTimeout(onOver, ms);
  }

  private lose(why: string): void {
    if (this.closed) return;
    this.close();
    this.options.onLost(why);
  }
}

/**
 * A face must stay large enough to be recognised: on a weak line Chromium would shrink the picture to 320x240, with this it
 * drops frames instead. Browsers without the setting keep their own way.
 */
async function keepResolution(sender: RTCRtpSender | undefined): Promise<void> {
  if (!sender) return;
  const parameters = sender.getParameters() as RTCRtpSendParameters & { degradationPreference?: string };
  parameters.degradationPreference = 'maintain-resolution';
  await sender.setParameters(parameters).catch(() => undefined);
}
