import { type DataSource } from 'typeorm';
import { type SessionChainService } from '@bakylau/persistence';
import { type LiveSessions } from '../media-session/live-sessions';
import { type EvidenceStore } from '../monitor/evidence.store';
import { type IncidentLedger } from '../monitor/incident-ledger';
import { type RecordingBacklog } from '../recording/recording-backlog';
import { type SessionMoves } from '../session-store/session-moves';
import { SessionFinaliser } from './session-finaliser';

/** @param left files on the disk; `mendable` are those that a recovery brings into the store */
const setUp = (left: string[], mendable: string[]) => {
  const steps: string[] = [];
  const note = (step: string) => () => Promise.resolve(void steps.push(step));
  const backlog = {
    isEmptied: () => Promise.resolve(left.length === 0),
    recover: () => {
      steps.push('recover');
      for (const name of mendable) left.splice(left.indexOf(name), 1);
      return Promise.resolve([]);
    },
    remaining: () => Promise.resolve(left),
  };
  const sut = new SessionFinaliser(
    { finish: note('finish') } as unknown as LiveSessions,
    backlog as unknown as RecordingBacklog,
    { drained: note('drained'), recover: note('recover evidence') } as unknown as EvidenceStore,
    { closeAbandoned: note('close incidents') } as unknown as IncidentLedger,
    { signHead: note('sign'), exportManifest: note('export') } as unknown as SessionChainService,
    {
      tryMove: () => {
        steps.push('move');
        return Promise.resolve('under_review');
      },
    } as unknown as SessionMoves,
    {
      getRepository: () => ({ findOneBy: () => Promise.resolve({ state: 'submitted', epoch: new Date() }) }),
    } as unknown as DataSource,
  );
  return { sut, steps };
};

describe(SessionFinaliser.name, () => {
  it('signs only after the media has ended and everything is stored', async () => {
    const { sut, steps } = setUp([], []);
    expect(await sut.finalise('s')).toBe(true);
    expect(steps).toEqual(['finish', 'drained', 'close incidents', 'sign', 'export', 'move']);
  });

  it('takes up what a failed disk write left, once the session is over', async () => {
    const { sut, steps } = setUp(['av-1-3.part'], ['av-1-3.part']);
    expect(await sut.finalise('s')).toBe(true);
    expect(steps.indexOf('recover')).toBeGreaterThan(steps.indexOf('finish'));
    expect(steps.slice(-3)).toEqual(['sign', 'export', 'move']);
  });

  it('does not seal while something remains on the disk', async () => {
    const { sut, steps } = setUp(['av-1-3.part', 'screen-1-0.part'], ['av-1-3.part']);
    expect(await sut.finalise('s')).toBe(false);
    expect(steps).not.toContain('sign');
  });
});
