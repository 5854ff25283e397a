import { type EntityManager } from 'typeorm';
import {
  type ExamSession,
  RoomScanRecord,
  type SessionChainService,
  SessionPauseRecord,
} from '@bakylau/persistence';
import { type SessionMoves } from '../session-store/session-moves';
import { InterruptionService } from './interruption.service';
import { type LiveSession } from './live-session';

const EPOCH = new Date('2026-11-23T06:00:00.000Z');

interface Stop {
  creditedMs: number;
  endedAt: Date;
}

const setUp = (state: string, scans: Stop[] = [], pauses: Stop[] = []) => {
  const attempt = { creditedMs: 1_000, deadlineAt: new Date(EPOCH.getTime() + 600_000) };
  const manager = {
    findOneOrFail: () => Promise.resolve(attempt),
    save: () => Promise.resolve(),
    findBy: (entity: unknown) =>
      Promise.resolve(entity === RoomScanRecord ? scans : entity === SessionPauseRecord ? pauses : []),
  };
  const session = { id: 's', epoch: EPOCH, interruptedAt: null } as ExamSession;
  const moves: string[] = [];
  const tryMove: SessionMoves['tryMove'] = async (_id, event, alongside) => {
    moves.push(event);
    await alongside?.(manager as unknown as EntityManager, session);
    return event === 'lose_media' ? 'interrupted' : 'running';
  };
  const live = {
    id: 's',
    state,
    lastMediaMs: 10_000,
    clockResumedMs: 0,
    interruptedAtMs: null as number | null,
    changeState: jest.fn(),
  };
  const append = jest.fn(() => Promise.resolve());
  const sut = new InterruptionService(
    { tryMove } as unknown as SessionMoves,
    { append } as unknown as SessionChainService,
  );
  const follow = (flows: boolean, nowMs: number) => sut.follow(live as unknown as LiveSession, flows, nowMs);
  return { live, session, moves, attempt, append, manager, follow };
};

describe(InterruptionService.name, () => {
  it('takes a hole of less than five seconds for nothing', async () => {
    const { moves, follow } = setUp('running');
    await follow(true, 10_000);
    await follow(false, 14_999);
    expect(moves).toEqual([]);
  });

  it('interrupts a running session and remembers when the media was lost', async () => {
    const { live, session, moves, follow } = setUp('running');
    await follow(false, 15_000);
    expect(moves).toEqual(['lose_media']);
    expect(live.interruptedAtMs).toBe(10_000);
    expect(session.interruptedAt).toEqual(new Date(EPOCH.getTime() + 10_000));
    expect(live.changeState).toHaveBeenCalledWith('interrupted');
  });

  it('gives exactly the lost time back when media returns', async () => {
    const { live, moves, attempt, follow } = setUp('interrupted');
    live.interruptedAtMs = 10_000;
    await follow(false, 40_000);
    expect(moves).toEqual([]);
    await follow(true, 42_500);
    expect(moves).toEqual(['return_media']);
    expect(attempt.creditedMs).toBe(1_000 + 32_500);
    expect(attempt.deadlineAt.getTime()).toBe(EPOCH.getTime() + 600_000 + 32_500);
  });

  it('gives ten minutes for half an hour, and writes both into the chain', async () => {
    const { live, attempt, append, manager, follow } = setUp('interrupted');
    live.interruptedAtMs = 10_000;
    await follow(true, 1_810_000);
    expect(attempt.creditedMs).toBe(1_000 + 600_000);
    expect(attempt.deadlineAt.getTime()).toBe(EPOCH.getTime() + 600_000 + 600_000);
    const payload = {
      change: 'time_credited',
      lostMs: 1_800_000,
      creditedMs: 600_000,
      creditedInAllMs: 601_000,
    };
    expect(append).toHaveBeenCalledWith('s', 'event', 1_810_000, payload, manager);
  });

  it('counts a loss that began during a scan of the room from the end of the scan', async () => {
    const { live, moves, follow } = setUp('running');
    live.clockResumedMs = 60_000;
    await follow(false, 64_000);
    expect(moves).toEqual([]);
    await follow(false, 65_000);
    expect(moves).toEqual(['lose_media']);
    expect(live.interruptedAtMs).toBe(60_000);
  });

  it('gives no time twice that a scan gave back, and leaves it out of its own limit', async () => {
    const scan = { creditedMs: 300_000, endedAt: new Date(EPOCH.getTime() + 25_000) };
    const { live, attempt, follow } = setUp('interrupted', [scan]);
    attempt.creditedMs = 29 * 60_000 + scan.creditedMs;
    live.interruptedAtMs = 10_000;
    await follow(true, 55_000);
    expect(attempt.creditedMs).toBe(29 * 60_000 + scan.creditedMs + 30_000);
  });

  it('gives no time twice that a pause by hand gave back, and leaves it out of its own limit', async () => {
    const pause = { creditedMs: 3_600_000, endedAt: new Date(EPOCH.getTime() + 25_000) };
    const { live, attempt, follow } = setUp('interrupted', [], [pause]);
    attempt.creditedMs = 29 * 60_000 + pause.creditedMs;
    live.interruptedAtMs = 10_000;
    await follow(true, 55_000);
    expect(attempt.creditedMs).toBe(29 * 60_000 + pause.creditedMs + 30_000);
  });

  it('knows from the session when the media was lost, after another gateway died', async () => {
    const { session, attempt, follow } = setUp('interrupted');
    session.interruptedAt = new Date(EPOCH.getTime() + 20_000);
    await follow(true, 50_000);
    expect(attempt.creditedMs).toBe(1_000 + 30_000);
    expect(session.interruptedAt).toBeNull();
  });

  it('leaves a session alone that does not run', async () => {
    const { moves, follow } = setUp('waiting');
    await follow(false, 60_000);
    await follow(true, 61_000);
    expect(moves).toEqual([]);
  });
});
