/** A 20 ms Opus packet that decodes to silence: full band, mono, one frame. */
export const OPUS_SILENCE = Buffer.from([0xf8, 0xff, 0xfe]);
export const OPUS_SILENCE_MS = 20;
export const OPUS_CLOCK_HZ = 48_000;

/** Frame lengths in ms by configuration number (RFC 6716, table 2): SILK, hybrid, CELT. */
const SILK_MS = [10, 20, 40, 60];
const HYBRID_MS = [10, 20];
const CELT_MS = [2.5, 5, 10, 20];

/** How many milliseconds of sound a packet holds; 20 when the packet is empty or malformed. */
export function opusDurationMs(packet: Buffer): number {
  const toc = packet[0];
  if (toc === undefined) return OPUS_SILENCE_MS;
  const config = toc >> 3;
  const frameMs =
    config < 12 ? SILK_MS[config & 3]! : config < 16 ? HYBRID_MS[config & 1]! : CELT_MS[config & 3]!;
  switch (toc & 3) {
    case 0:
      return frameMs;
    case 3:
      return frameMs * ((packet[1] ?? 1) & 0x3f || 1);
    default:
      return frameMs * 2;
  }
}
