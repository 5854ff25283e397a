import { type SoundObservation } from '@bakylau/contracts';
import { type LoggedBatch, ObservationLog } from './observation-log';

const heard = (atMs: number): SoundObservation => ({
  kind: 'sound',
  sessionId: 's',
  atMs,
  durationMs: 1_000,
  levelDbfs: -40,
  peakDbfs: -30,
  clippedRatio: 0,
  digitalSilence: false,
  speech: null,
  speechState: null,
  models: [],
  cpuMs: 1,
});

const setUp = () => {
  const batches: LoggedBatch[] = [];
  let away = false;
  const sut = new ObservationLog((batch) => {
    if (away) return Promise.reject(new Error('away'));
    batches.push(batch);
    return Promise.resolve();
  });
  return { sut, batches, setAway: (value: boolean) => (away = value) };
};

describe(ObservationLog.name, () => {
  it('stores a batch every ten seconds and the rest at the end', async () => {
    const { sut, batches } = setUp();
    for (let atMs = 0; atMs < 15_000; atMs += 1_000) {
      sut.add(heard(atMs));
      sut.tick(atMs);
      await Promise.resolve();
    }
    await sut.close();
    expect(batches.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [0, 10_000],
      [11_000, 14_000],
    ]);
  });

  it('keeps what could not be stored for the next batch', async () => {
    const { sut, batches, setAway } = setUp();
    setAway(true);
    sut.add(heard(0));
    sut.tick(10_000);
    await new Promise((resolve) => setImmediate(resolve));
    setAway(false);
    sut.add(heard(11_000));
    await sut.close();
    expect(batches.flatMap(({ observations }) => observations.map(({ atMs }) => atMs))).toEqual([0, 11_000]);
  });

  it('keeps what else the rules looked at in its order', async () => {
    const { sut, batches } = setUp();
    sut.addContext({ kind: 'page', atMs: 0, connected: true });
    sut.add(heard(500));
    sut.addContext({ kind: 'client', event: { kind: 'page_hidden', atMs: 900 } });
    await sut.close();
    expect(batches).toMatchObject([
      {
        fromMs: 0,
        toMs: 900,
        observations: [{ atMs: 500 }],
        context: [{ kind: 'page' }, { kind: 'client', event: { atMs: 900 } }],
      },
    ]);
  });

  it('stores nothing that is only handed back', async () => {
    const { sut, batches } = setUp();
    sut.add({ ...heard(0), speechState: 'AAAA' });
    sut.add({
      kind: 'frame',
      sessionId: 's',
      atMs: 0,
      source: 'camera',
      faces: [],
      distantFacesScanned: false,
      body: null,
      persons: null,
      objects: null,
      identity: null,
      models: [],
      cpuMs: 1,
      quality: {
        width: 1,
        height: 1,
        meanLuma: 1,
        lumaDeviation: 1,
        sharpness: 1,
        thumbnail: 'AAAA',
        motion: 0,
      },
    });
    await sut.close();
    expect(JSON.stringify(batches)).not.toContain('thumbnail');
    expect(JSON.stringify(batches)).not.toContain('speechState');
  });
});
