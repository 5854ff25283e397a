import { AUDIO_TRACK } from '../recording-chain';
import { OPUS_CLOCK_HZ, OPUS_SILENCE, OPUS_SILENCE_MS, opusDurationMs } from '../rtp/opus-packet';
import { type RtpPacketView } from '../rtp/rtp-packet-view';
import { CHAIN_IDLE_MS, SORT_DELAY_MS, type SegmentWriter } from './segment-writer';
import { TrackRecorder } from './track-recorder';

/** Sound is not asked for again when it is lost; this only lets jitter pass. */
const REORDER_WAIT_MS = 250;
/**
 * A longer pause of the whole chain is no hole to be filled: its segment is closed, and the timeline shows the gap. Longer
 * than CHAIN_IDLE_MS, so that no segment has a gap inside that is neither filled nor cut at.
 */
const MAX_FILL_MS = CHAIN_IDLE_MS + 1_000;
/** Less than this between two packets is only rounding and the clock's slew. */
const HOLE_FROM_MS = 15;
/** How far silence is written ahead of the moment at which blocks leave the queue. */
const FILL_LEAD_MS = 100;

export interface OpusPacket {
  /** Session milliseconds. */
  atMs: number;
  durationMs: number;
  packet: Buffer;
}

/** Records the microphone: Opus packets as they are, with silence where none came. */
export class AudioTrackRecorder extends TrackRecorder {
  /** Where the sound written so far ends; undefined before there is any. */
  private endMs: number | undefined;
  private pictureMs = -Infinity;
  private lastStartMs = 0;
  private endsWithFiller = false;

  constructor(
    private readonly writer: SegmentWriter,
    private readonly onOpusPacket: (packet: OpusPacket) => void,
  ) {
    super(OPUS_CLOCK_HZ, REORDER_WAIT_MS);
  }

  /**
   * A frame was written, so there must be sound up to it, silent if need be: players stall at the end of one track, and lose
   * the step of sound and picture at gaps. Begins the sound when no packet has come yet.
   */
  accompany(frameAtMs: number): void {
    this.pictureMs = frameAtMs;
    if (this.endMs === undefined) this.endMs = frameAtMs;
    else if (frameAtMs - this.endMs > MAX_FILL_MS) this.leaveGap(frameAtMs, 0);
  }

  /** Writes the silence that is due by now. It never outlives the picture. */
  fillUntil(nowMs: number): void {
    const untilMs = Math.min(nowMs - SORT_DELAY_MS + FILL_LEAD_MS, this.pictureMs);
    if (this.endMs !== undefined && untilMs - this.endMs >= OPUS_SILENCE_MS) this.fill(untilMs, 0);
  }

  protected override receive(packet: RtpPacketView, lostBefore: number): void {
    if (packet.payloadStart === packet.payloadEnd) return;
    const data = packet.buffer.subarray(packet.payloadStart, packet.payloadEnd);
    const durationMs = opusDurationMs(data);
    // Packets stay in their order also when the clock's mapping was just corrected backwards.
    const atMs = Math.max(this.clock.toSessionMs(packet.timestamp), this.lastStartMs);
    this.onOpusPacket({ atMs, durationMs, packet: data });
    const { endMs } = this;
    if (endMs !== undefined) {
      if (atMs - endMs >= HOLE_FROM_MS) this.bridge(atMs, lostBefore);
      // It came so late that silence already stands in its place.
      else if (this.endsWithFiller && endMs - atMs >= HOLE_FROM_MS) return;
    }
    this.write(atMs, durationMs, data, false);
    this.endMs = Math.max(atMs + durationMs, endMs ?? 0);
  }

  protected override restart(): void {
    // The timeline goes on; only the sender's count and clock are new.
  }

  private bridge(atMs: number, lostPackets: number): void {
    if (atMs - this.endMs! <= MAX_FILL_MS) this.fill(atMs, lostPackets);
    else this.leaveGap(atMs, lostPackets);
  }

  private leaveGap(untilMs: number, lostPackets: number): void {
    this.writer.holes.add('microphone', Math.round(this.endMs!), Math.round(untilMs), lostPackets);
    this.endMs = untilMs;
  }

  private fill(untilMs: number, lostPackets: number): void {
    const fromMs = this.endMs!;
    let at = fromMs;
    for (; untilMs - at >= HOLE_FROM_MS; at += OPUS_SILENCE_MS)
      this.write(at, OPUS_SILENCE_MS, OPUS_SILENCE, true);
    this.endMs = at;
    this.writer.holes.add('microphone', Math.round(fromMs), Math.round(Math.min(at, untilMs)), lostPackets);
  }

  private write(atMs: number, durationMs: number, data: Buffer, isFiller: boolean): void {
    this.lastStartMs = atMs;
    this.endsWithFiller = isFiller;
    this.writer.push({
      timeMs: Math.round(atMs),
      durationMs,
      track: AUDIO_TRACK,
      isKey: true,
      data,
      isFiller,
    });
  }
}
