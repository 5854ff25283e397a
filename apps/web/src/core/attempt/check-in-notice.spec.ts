import { ARTEFACTS, type ProctoringPolicy } from '@bakylau/contracts';
import { conductRulesOf, keptArtefactsOf } from './check-in-notice';

const policyOf = (on: Partial<ProctoringPolicy>): ProctoringPolicy => ({
  ...{ version: 1, camera: false, microphone: false, screen: false },
  ...{ notesAllowed: false, calculatorAllowed: false },
  ...on,
});
const ALL = policyOf({ camera: true, microphone: true, screen: true, liveness: 'on' });

describe(conductRulesOf.name, () => {
  it('tells everything of an exam that observes and asks for everything', () => {
    expect(conductRulesOf(ALL, 'both')).toEqual([
      ...['alone', 'visible', 'page', 'allowed', 'liveness', 'roomScanFirst', 'roomScanDuring', 'trouble'],
    ]);
  });

  it('tells of the page alone where nothing else is observed, whatever was once asked for', () => {
    const rules = ['page', 'allowed', 'trouble'];
    expect(conductRulesOf(policyOf({}), 'none')).toEqual(rules);
    expect(conductRulesOf(policyOf({ liveness: 'on' }), 'both')).toEqual(rules);
    expect(conductRulesOf(policyOf({ screen: true }), 'none')).toEqual(rules);
  });

  it('asks to be alone where the room is only heard, and to be seen only by a camera', () => {
    expect(conductRulesOf(policyOf({ microphone: true }), 'check_in')).toEqual([
      ...['alone', 'page', 'allowed', 'trouble'],
    ]);
  });

  it('tells of a scan before the start only where one is asked for', () => {
    expect(conductRulesOf(ALL, 'random')).not.toContain('roomScanFirst');
    expect(conductRulesOf(ALL, 'check_in')).toContain('roomScanFirst');
  });
});

describe(keptArtefactsOf.name, () => {
  it('names what is made and nothing else', () => {
    expect(keptArtefactsOf(ALL)).toEqual(['face', 'room_scan', 'recording', 'clip', 'log']);
    expect([...keptArtefactsOf(ALL)].sort()).toEqual([...ARTEFACTS].sort());
    expect(keptArtefactsOf(policyOf({ screen: true }))).toEqual(['recording', 'clip', 'log']);
    expect(keptArtefactsOf(policyOf({}))).toEqual(['log']);
  });
});
