import type { ClientEvent } from '@bakylau/contracts';
import type { SessionClock } from './session-clock';

type WithoutTime<E> = E extends { atMs: number } ? Omit<E, 'atMs'> : never;
/** An event as the page sees it; its time is put in session time when it is sent. */
export type SeenEvent = WithoutTime<ClientEvent>;

/** More than any honest exam makes; the oldest are dropped beyond it. */
const KEPT = 500;
const BATCH = 100;

/** Events that wait for the gateway. They survive a lost connection: each goes out once it is acknowledged, in order. */
export class ClientReports {
  private waiting: { event: SeenEvent; steadyMs: number }[] = [];
  private sending = false;

  constructor(
    private readonly clock: SessionClock,
    private readonly send: (events: ClientEvent[]) => Promise<unknown>,
  ) {}

  get pending(): number {
    return this.waiting.length;
  }

  add(event: SeenEvent): void {
    this.waiting.push({ event, steadyMs: this.clock.steady() });
    this.waiting.splice(0, this.waiting.length - KEPT);
    void this.flush();
  }

  /** Sends what waits; called again after every join. A failure leaves everything waiting. */
  async flush(): Promise<void> {
    if (this.sending || !this.clock.known) return;
    this.sending = true;
    try {
      while (this.waiting.length > 0) {
        const batch = this.waiting.slice(0, BATCH);
        await this.send(batch.map(({ event, steadyMs }) => ({ ...event, atMs: this.clock.at(steadyMs) })));
        this.waiting = this.waiting.filter((entry) => !batch.includes(entry));
      }
    } catch {
      // Kept for the next flush.
    } finally {
      this.sending = false;
    }
  }
}
