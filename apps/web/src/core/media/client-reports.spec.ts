import type { ClientEvent } from '@bakylau/contracts';
import { ClientReports } from './client-reports';
import { SessionClock } from './session-clock';

describe(ClientReports.name, () => {
  let now: number;
  let clock: SessionClock;
  let sent: ClientEvent[][];
  let fail: boolean;
  let sut: ClientReports;
  beforeEach(() => {
    now = 1000;
    clock = new SessionClock(() => now);
    sent = [];
    fail = false;
    sut = new ClientReports(clock, (events) => {
      if (fail) return Promise.reject(new Error('no connection'));
      sent.push(events);
      return Promise.resolve();
    });
  });

  it('waits for the session clock and then gives each event its own time', async () => {
    sut.add({ kind: 'page_hidden' });
    now = 3000;
    sut.add({ kind: 'page_visible' });
    expect(sent).toEqual([]);
    clock.sync(50_000, 3000, 3000);
    await sut.flush();
    expect(sent).toEqual([
      [
        { kind: 'page_hidden', atMs: 48_000 },
        { kind: 'page_visible', atMs: 50_000 },
      ],
    ]);
    expect(sut.pending).toBe(0);
  });

  it('keeps everything through a lost connection, in order', async () => {
    clock.sync(0, 1000, 1000);
    fail = true;
    sut.add({ kind: 'window_blurred' });
    sut.add({ kind: 'window_focused' });
    await Promise.resolve();
    expect(sut.pending).toBe(2);
    fail = false;
    await sut.flush();
    expect(sent.flat().map(({ kind }) => kind)).toEqual(['window_blurred', 'window_focused']);
  });

  it('sends at most a hundred at a time and remembers at most five hundred', async () => {
    for (let i = 0; i < 620; i += 1) sut.add({ kind: 'page_hidden' });
    expect(sut.pending).toBe(500);
    clock.sync(0, 1000, 1000);
    await sut.flush();
    expect(sent.map((batch) => batch.length)).toEqual([100, 100, 100, 100, 100]);
  });
});
