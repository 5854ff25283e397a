import { RtpClock } from '../rtp/rtp-clock';
import { RtpPacketView } from '../rtp/rtp-packet-view';
import { RtpReorderBuffer } from '../rtp/rtp-reorder-buffer';

export interface TrackCounters {
  packets: number;
  bytes: number;
  malformed: number;
  reordered: number;
  lost: number;
  lateOrDuplicate: number;
}

/** What every kind of track does with RTP: read, learn the clock, put in order, begin anew when the sender did. */
export abstract class TrackRecorder {
  protected readonly clock: RtpClock;

  private readonly view = new RtpPacketView();
  private readonly reorder: RtpReorderBuffer;
  private ssrc = -1;
  private packets = 0;
  private bytes = 0;
  private malformed = 0;

  protected constructor(clockRateHz: number, reorderWaitMs: number) {
    this.clock = new RtpClock(clockRateHz);
    this.reorder = new RtpReorderBuffer(reorderWaitMs, (packet, lostBefore) =>
      this.receive(packet, lostBefore),
    );
  }

  /**
   * Takes one RTP packet as it came, in any order. Parts of the buffer are kept for up to a second, so the caller must not
   * write into it again.
   * @param arrivalMs session time at which the packet arrived, on a clock that never goes back
   */
  push(rtp: Buffer, arrivalMs: number): void {
    const { view } = this;
    if (!view.read(rtp)) {
      this.malformed++;
      return;
    }
    if (view.ssrc !== this.ssrc) this.beginStream(view.ssrc);
    this.packets++;
    this.bytes += rtp.length;
    this.clock.observe(view.timestamp, arrivalMs);
    // By its time in the recording: what jitter has made late must not wait longer than the writer sorts.
    this.reorder.push(view, arrivalMs, Math.min(this.clock.toSessionMs(view.timestamp), arrivalMs));
  }

  /** Gives up packets that have been waited for long enough. Called a few times a second. */
  tick(nowMs: number): void {
    this.reorder.releaseOverdue(nowMs);
  }

  /** No more packets will come: what waits is passed on. */
  finish(): void {
    this.reorder.drain();
  }

  get counters(): TrackCounters {
    const { packets, bytes, malformed } = this;
    const { reordered, lost, lateOrDuplicate } = this.reorder;
    return { packets, bytes, malformed, reordered, lost, lateOrDuplicate };
  }

  protected abstract receive(packet: RtpPacketView, lostBefore: number): void;

  /** A new stream of the same track: rejoin, or another source. Its numbers and times have nothing to do with the old ones. */
  protected abstract restart(): void;

  private beginStream(ssrc: number): void {
    if (this.ssrc >= 0) {
      this.reorder.drain();
      this.clock.reset();
      this.restart();
    }
    this.ssrc = ssrc;
  }
}
