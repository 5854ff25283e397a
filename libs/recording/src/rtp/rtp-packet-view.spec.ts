import { RtpPacketView } from './rtp-packet-view';
import { rtpPacket } from './rtp-packet.factory';

describe(RtpPacketView.name, () => {
  const sut = new RtpPacketView();
  const payloadOf = (packet: Buffer) =>
    sut.read(packet) ? packet.subarray(sut.payloadStart, sut.payloadEnd) : null;

  it('reads the header fields', () => {
    const packet = rtpPacket({
      sequenceNumber: 65_535,
      timestamp: 0xfffffffe,
      ssrc: 0xdeadbeef,
      marker: true,
    });
    expect(sut.read(packet)).toBe(true);
    expect(sut).toMatchObject({
      sequenceNumber: 65_535,
      timestamp: 0xfffffffe,
      ssrc: 0xdeadbeef,
      marker: true,
    });
  });

  it('finds the payload behind contributing sources and an extension, before the padding', () => {
    const head = rtpPacket({ sequenceNumber: 1 }).subarray(0, 12);
    head[0] = 0x80 | 0x20 | 0x10 | 2;
    const sources = Buffer.alloc(8);
    const extension = Buffer.from([0xbe, 0xde, 0, 1, 9, 9, 9, 9]);
    const packet = Buffer.concat([head, sources, extension, Buffer.from('media'), Buffer.from([0, 0, 3])]);
    expect(payloadOf(packet)?.toString()).toBe('media');
  });

  it('sees a packet of padding alone as empty', () => {
    const packet = rtpPacket({ sequenceNumber: 1, payload: Buffer.from([0, 0, 0, 4]) });
    packet[0]! |= 0x20;
    expect(payloadOf(packet)).toHaveLength(0);
  });

  it.each([
    ['shorter than a header', Buffer.alloc(11, 0x80)],
    ['of another version', Buffer.alloc(20, 0x00)],
    [
      'with an extension that goes beyond its end',
      Buffer.concat([Buffer.from([0x90]), Buffer.alloc(13, 0xff)]),
    ],
    ['with more padding than content', Buffer.concat([Buffer.from([0xa0]), Buffer.alloc(13, 0xff)])],
  ])('refuses a packet %s', (_what, packet) => {
    expect(sut.read(packet)).toBe(false);
  });

  it('survives any bytes at all', () => {
    for (let seed = 0; seed < 2000; seed++) {
      const noise = Buffer.from(
        Array.from({ length: seed % 40 }, (_, i) => (seed * 31 + i * 17 * seed) & 0xff),
      );
      if (sut.read(noise)) expect(sut.payloadStart).toBeLessThanOrEqual(sut.payloadEnd);
    }
  });
});
