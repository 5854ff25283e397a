import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type LiveSession } from './live-session';
import { LiveSessions } from './live-sessions';
import { type MediaRun } from './media-run';
import { NetworkMeter } from './network-meter';

/** Often enough to tell a bad minute, seldom enough to cost nothing: about 0.1 kB each in the log. */
const SAMPLE_EVERY_MS = 5000;

/** Notes for every live session what its line was like, so that a reviewer can tell a bad line from a person's act. */
@Injectable()
export class NetworkWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(NetworkWatch.name);
  readonly #meters = new WeakMap<MediaRun, NetworkMeter>();
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly sessions: LiveSessions) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      for (const live of this.sessions.all) {
        this.#sample(live).catch((error: unknown) =>
          this.#logger.debug(`The line of session ${live.id} was not measured: ${String(error)}`),
        );
      }
    }, SAMPLE_EVERY_MS);
  }

  onApplicationShutdown(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  async #sample(live: LiveSession): Promise<void> {
    const media = live.run?.media;
    if (!media || media.ended) return;
    const meter = this.#meters.get(media) ?? new NetworkMeter();
    this.#meters.set(media, meter);
    const sample = meter.sample(await media.streamStats());
    if (!sample || live.run?.media !== media) return;
    const roundTripMs = live.owner?.roundTripMs ?? null;
    live.monitor.noteNetwork({
      ...sample,
      atMs: live.nowMs,
      roundTripMs: roundTripMs && Math.round(roundTripMs),
    });
  }
}
