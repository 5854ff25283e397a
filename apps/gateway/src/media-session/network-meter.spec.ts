import { NetworkMeter } from './network-meter';

const stream = (ssrc: number, over: object = {}) => ({
  ...{ ssrc, kind: 'video', bitrate: 0, packetCount: 0, packetsLost: 0, jitter: 0, byteCount: 0 },
  ...over,
});

describe(NetworkMeter.name, () => {
  it('says nothing at the first look, then what happened since', () => {
    const sut = new NetworkMeter();
    expect(sut.sample([stream(1, { packetCount: 5000, packetsLost: 400 })])).toBeNull();
    const sample = sut.sample([
      stream(1, { packetCount: 5090, packetsLost: 410, bitrate: 310_000, jitter: 1800 }),
      stream(2, { kind: 'audio', packetCount: 100, bitrate: 24_400, jitter: 480 }),
    ]);
    expect(sample).toEqual({ receivedKbps: 334, lostShare: 0.05, jitterMs: 20 });
  });

  it('counts a stream that began anew from nothing, and takes no loss back', () => {
    const sut = new NetworkMeter();
    sut.sample([stream(1, { packetCount: 900, packetsLost: 50 })]);
    expect(sut.sample([stream(7, { packetCount: 30, packetsLost: 10 })])?.lostShare).toBe(0.25);
    expect(sut.sample([stream(7, { packetCount: 60, packetsLost: 4 })])?.lostShare).toBe(0);
  });

  it('tells a line on which nothing comes', () => {
    const sut = new NetworkMeter();
    sut.sample([stream(1, { packetCount: 10 })]);
    expect(sut.sample([stream(1, { packetCount: 10 })])).toEqual({
      receivedKbps: 0,
      lostShare: 0,
      jitterMs: 0,
    });
  });
});
