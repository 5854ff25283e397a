const TRANSPORT_FEEDBACK = 205;
const GENERIC_NACK = 1;
const FEEDBACK_HEAD_BYTES = 12;

/** Numbers of the packets that a compound RTCP packet asks for again (RFC 4585, 6.2.1). */
export function nackedSequenceNumbers(rtcp: Buffer): number[] {
  const numbers: number[] = [];
  for (let at = 0; at + 4 <= rtcp.length; at += (rtcp.readUInt16BE(at + 2) + 1) * 4) {
    const isNack = rtcp[at + 1] === TRANSPORT_FEEDBACK && (rtcp[at]! & 0x1f) === GENERIC_NACK;
    if (!isNack) continue;
    const end = Math.min(at + (rtcp.readUInt16BE(at + 2) + 1) * 4, rtcp.length);
    for (let item = at + FEEDBACK_HEAD_BYTES; item + 4 <= end; item += 4) {
      const first = rtcp.readUInt16BE(item);
      const following = rtcp.readUInt16BE(item + 2);
      numbers.push(first);
      for (let bit = 0; bit < 16; bit++) if (following & (1 << bit)) numbers.push((first + bit + 1) & 0xffff);
    }
  }
  return numbers;
}
