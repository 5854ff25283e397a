import { FlowMeter } from './flow-meter';

describe(FlowMeter.name, () => {
  it('knows a source that never came, one that flows, and one that ceased', () => {
    const sut = new FlowMeter();
    expect(sut.isFlowing('camera', 0)).toBe(false);
    expect(sut.lastPacketMs).toBeNull();
    sut.arrived('camera', 1_000);
    expect(sut.isFlowing('camera', 2_999)).toBe(true);
    expect(sut.isFlowing('camera', 3_000)).toBe(false);
    expect(sut.lastPacketMs).toBe(1_000);
  });

  it('grants a screen on which nothing changes more time', () => {
    const sut = new FlowMeter();
    sut.arrived('screen', 0);
    expect(sut.isFlowing('screen', 4_999)).toBe(true);
    expect(sut.isFlowing('screen', 5_000)).toBe(false);
  });
});
