import { ServerClock } from './server-clock';

describe(ServerClock.name, () => {
  it('follows the server, whatever the computer says, and takes half of the way as the delay', () => {
    let steady = 1000;
    const sut = new ServerClock(() => steady);
    steady = 1400;
    // Asked at 1000, answered at 1400: the server read its clock at 1200.
    sut.sync('2026-11-23T06:00:00.000Z', 1000);
    expect(sut.now()).toBe(Date.parse('2026-11-23T06:00:00.200Z'));
    steady = 2400;
    expect(sut.now()).toBe(Date.parse('2026-11-23T06:00:01.200Z'));
  });
});
