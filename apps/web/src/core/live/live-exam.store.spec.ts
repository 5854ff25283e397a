import type { Incident } from '@bakylau/contracts';
import { feedOf, isOnDutyFor, tilesOf } from './live-exam.state';
import { LiveExamStore } from './live-exam.store';
import { buildIncident, buildProducer, buildSession, testId } from './live.factory';
import { FakeProctorChannel, settle } from './proctor-channel.fake';
import type { ProctorResponse } from './proctor-channel';

const snapshot = (over: Partial<ProctorResponse<'exam:watch'>> = {}): ProctorResponse<'exam:watch'> => ({
  sessions: [buildSession()],
  ownSittings: [],
  watchedSittings: [],
  incidents: [],
  producers: [],
  rtpCapabilities: {},
  ...over,
});

describe(LiveExamStore.name, () => {
  let channel: FakeProctorChannel;
  let sut: LiveExamStore;
  let opened: Incident[];

  const connect = async (answer = snapshot()) => {
    channel.answer('exam:watch', () => answer);
    channel.connect(true);
    await settle();
  };

  beforeEach(() => {
    channel = new FakeProctorChannel();
    sut = new LiveExamStore(channel, testId('exam', 1));
    opened = [];
    sut.onIncidentOpened((incident) => opened.push(incident));
    sut.start();
  });
  afterEach(() => {
    sut.close();
    jest.useRealTimers();
  });

  it('subscribes to the exam and shows what is now', async () => {
    expect(sut.state.get().connection).toBe('connecting');
    await connect(snapshot({ incidents: [buildIncident()], producers: [buildProducer()] }));
    expect(channel.commands('exam:watch')).toEqual([{ examId: testId('exam', 1) }]);
    expect(sut.state.get()).toMatchObject({ connection: 'live', generation: 1 });
    expect(tilesOf(sut.state.get())).toHaveLength(1);
    expect(feedOf(sut.state.get())).toHaveLength(1);
    expect(opened).toEqual([]);
  });

  it('tells for which sessions the proctor is on duty: own sittings, and whoever has no place in a watched one', async () => {
    const placed = (number: number, sittingId: string | null) =>
      buildSession({ id: testId('session', number), sittingId });
    const [mine, other, unwatched] = [testId('attempt', 7), testId('attempt', 8), testId('attempt', 9)];
    const sessions = [placed(1, mine), placed(2, other), placed(3, null), placed(4, unwatched)];
    const ownSittings = [{ id: mine, room: '201' }];
    await connect(snapshot({ sessions, ownSittings, watchedSittings: [mine, other] }));
    const shown = () => tilesOf(sut.state.get()).filter((session) => isOnDutyFor(sut.state.get(), session));
    expect(shown().map(({ id }) => id)).toEqual([1, 3, 4].map((number) => testId('session', number)));
    channel.notify('session:changed', placed(2, mine));
    expect(shown()).toHaveLength(4);
    channel.connect(false);
    await connect(snapshot({ sessions }));
    expect(shown()).toHaveLength(4);
  });

  it('puts a new incident on top and announces it once, however often it comes', async () => {
    await connect(snapshot({ incidents: [buildIncident()] }));
    const fresh = buildIncident({ id: testId('incident', 2), startedAtMs: 90_000 });
    channel.notify('incident:opened', fresh);
    const after = sut.state.get();
    channel.notify('incident:opened', fresh);
    expect(sut.state.get()).toBe(after);
    expect(feedOf(after).map((incident) => incident.id)).toEqual([
      testId('incident', 2),
      testId('incident', 1),
    ]);
    expect(opened).toEqual([fresh]);
  });

  it('does not reopen an incident whose "opened" comes after its "closed"', async () => {
    await connect();
    channel.notify('incident:closed', buildIncident({ endedAtMs: 64_000 }));
    channel.notify('incident:opened', buildIncident());
    expect(feedOf(sut.state.get())[0]?.endedAtMs).toBe(64_000);
    expect(opened).toHaveLength(1);
  });

  it('keeps what was notified while the snapshot was on its way', async () => {
    let answerNow: () => void = () => undefined;
    channel.answer(
      'exam:watch',
      () => new Promise((done) => (answerNow = () => done(snapshot({ producers: [buildProducer()] })))),
    );
    channel.connect(true);
    channel.notify('incident:opened', buildIncident());
    channel.notify('session:changed', buildSession({ openIncidents: 1 }));
    channel.notify('producer:closed', buildProducer());
    channel.notify('producer:opened', buildProducer({ producerId: 'camera-2' }));
    answerNow();
    await settle();
    const state = sut.state.get();
    expect(feedOf(state)).toHaveLength(1);
    expect(tilesOf(state)[0]?.openIncidents).toBe(1);
    expect([...state.producers.keys()]).toEqual(['camera-2']);
    expect(opened).toHaveLength(1);
  });

  it('subscribes again after a reconnect and announces what opened meanwhile', async () => {
    await connect(snapshot({ incidents: [buildIncident()], producers: [buildProducer()] }));
    channel.connect(false);
    expect(sut.state.get()).toMatchObject({ connection: 'reconnecting' });
    expect(sut.state.get().producers.size).toBe(0);
    expect(feedOf(sut.state.get())).toHaveLength(1);
    const missed = buildIncident({ id: testId('incident', 2) });
    await connect(snapshot({ incidents: [buildIncident(), missed] }));
    expect(sut.state.get()).toMatchObject({ connection: 'live', generation: 2 });
    expect(opened).toEqual([missed]);
  });

  it('drops the late answer of an earlier connection', async () => {
    let answerFirst: () => void = () => undefined;
    channel.answer(
      'exam:watch',
      () => new Promise((done) => (answerFirst = () => done(snapshot({ sessions: [] })))),
    );
    channel.connect(true);
    channel.connect(false);
    await connect();
    answerFirst();
    await settle();
    expect(tilesOf(sut.state.get())).toHaveLength(1);
    expect(sut.state.get().generation).toBe(1);
  });

  it('asks again while the service is starting', async () => {
    jest.useFakeTimers();
    channel.refuse('exam:watch', 'not_ready');
    channel.connect(true);
    await settle();
    expect(sut.state.get().connection).toBe('connecting');
    channel.answer('exam:watch', () => snapshot());
    jest.advanceTimersByTime(1000);
    await settle();
    expect(sut.state.get().connection).toBe('live');
  });

  it('gives up when the exam is not the proctor’s', async () => {
    jest.useFakeTimers();
    channel.refuse('exam:watch', 'not_found');
    channel.connect(true);
    await settle();
    expect(sut.state.get()).toMatchObject({ connection: 'refused', refusedWith: 'not_found' });
    jest.advanceTimersByTime(60_000);
    expect(channel.commands('exam:watch')).toHaveLength(1);
  });

  it('takes a session off the wall when it is handed in, and ignores other exams', async () => {
    await connect();
    channel.notify('session:changed', buildSession({ id: testId('session', 9), examId: testId('exam', 2) }));
    expect(tilesOf(sut.state.get())).toHaveLength(1);
    channel.notify('session:changed', buildSession({ state: 'submitted' }));
    expect(tilesOf(sut.state.get())).toHaveLength(0);
  });
});
