import { ORAL_STATES, RESULT_STATES, ROOM_SCAN_STATES, SESSION_STATES } from '@bakylau/contracts';
import fc from 'fast-check';
import { IllegalTransition } from './illegal-transition.errors';
import { ORAL_MACHINE } from './oral.state-machine';
import { RESULT_MACHINE } from './result.state-machine';
import { ROOM_SCAN_MACHINE } from './room-scan.state-machine';
import { LIVE_STATES, SESSION_MACHINE } from './session.state-machine';

describe('SESSION_MACHINE', () => {
  it('has the states of the contract', () => {
    expect([...SESSION_MACHINE.states].sort()).toEqual([...SESSION_STATES].sort());
  });

  it('leads from planning to a decision', () => {
    const road = [
      'begin_check_in',
      'complete_check_in',
      'start',
      'lose_media',
      'return_media',
      'submit',
      'finalise',
    ] as const;
    const reached = road.reduce(
      (state, event) => SESSION_MACHINE.transition(state, event),
      SESSION_MACHINE.definition.initial,
    );
    expect(reached).toBe('under_review');
    expect(SESSION_MACHINE.transition(reached, 'decide', { pendingIncidents: 0 })).toBe('decided');
  });

  it('takes no decision while an incident is undecided, or when nobody counted them', () => {
    expect(() => SESSION_MACHINE.transition('under_review', 'decide', { pendingIncidents: 1 })).toThrow(
      IllegalTransition,
    );
    expect(() => SESSION_MACHINE.transition('under_review', 'decide')).toThrow(IllegalTransition);
  });

  it('takes no decision before the recording is sealed', () => {
    expect(() => SESSION_MACHINE.transition('submitted', 'decide', { pendingIncidents: 0 })).toThrow(
      IllegalTransition,
    );
  });

  it('scans only while the clock runs, and goes on or ends from there', () => {
    expect(SESSION_MACHINE.transition('running', 'begin_scan')).toBe('scanning');
    expect(SESSION_MACHINE.transition('scanning', 'end_scan')).toBe('running');
    expect(SESSION_MACHINE.transition('scanning', 'submit')).toBe('submitted');
    for (const state of ['waiting', 'interrupted', 'paused', 'submitted'] as const)
      expect(SESSION_MACHINE.allows(state, 'begin_scan')).toBe(false);
  });

  it('is paused by hand also while the media is lost, and goes on or ends from there', () => {
    expect(SESSION_MACHINE.transition('running', 'pause')).toBe('paused');
    expect(SESSION_MACHINE.transition('interrupted', 'pause')).toBe('paused');
    expect(SESSION_MACHINE.transition('paused', 'resume')).toBe('running');
    expect(SESSION_MACHINE.transition('paused', 'submit')).toBe('submitted');
    for (const state of ['waiting', 'scanning', 'submitted'] as const)
      expect(SESSION_MACHINE.allows(state, 'pause')).toBe(false);
  });

  it('can be voided from every live state', () => {
    for (const state of LIVE_STATES) expect(SESSION_MACHINE.transition(state, 'void')).toBe('voided');
  });
});

describe('ROOM_SCAN_MACHINE', () => {
  it('has the states of the contract', () => {
    expect([...ROOM_SCAN_MACHINE.states].sort()).toEqual([...ROOM_SCAN_STATES].sort());
  });

  it('never turns a scan that was not done into a finished one', () => {
    for (const state of ['incomplete', 'declined', 'missed'] as const) {
      expect(ROOM_SCAN_MACHINE.allows(state, 'pass')).toBe(false);
      expect(ROOM_SCAN_MACHINE.transition(state, 'excuse')).toBe('excused');
    }
    expect(ROOM_SCAN_MACHINE.allows('complete', 'excuse')).toBe(false);
  });
});

describe('ORAL_MACHINE', () => {
  const ready = { preparationOver: true, examinersSeated: 2, examinersAtLeast: 2 };

  it('has the states of the contract', () => {
    expect([...ORAL_MACHINE.states].sort()).toEqual([...ORAL_STATES].sort());
  });

  it('lets nobody answer before the draw, within the preparation, or before too few examiners', () => {
    expect(ORAL_MACHINE.transition('preparing', 'begin_answer', ready)).toBe('answering');
    for (const facts of [{}, { ...ready, preparationOver: false }, { ...ready, examinersSeated: 1 }])
      expect(() => ORAL_MACHINE.transition('preparing', 'begin_answer', facts)).toThrow(IllegalTransition);
    expect(() => ORAL_MACHINE.transition('waiting', 'begin_answer', ready)).toThrow(IllegalTransition);
  });

  it('draws once', () => {
    for (const state of ['preparing', 'answering', 'finished'] as const)
      expect(ORAL_MACHINE.allows(state, 'draw')).toBe(false);
  });
});

describe('RESULT_MACHINE', () => {
  const decided = { pendingIncidents: 0, sessionDecided: true };
  const unopposed = { ...decided, openAnnulments: 0 };

  it('has the states of the contract', () => {
    expect([...RESULT_MACHINE.states].sort()).toEqual([...RESULT_STATES].sort());
  });

  it('has no path to confirmed past an undecided incident or an undecided session', () => {
    expect(RESULT_MACHINE.transition('provisional', 'verify', decided)).toBe('verified');
    expect(RESULT_MACHINE.transition('verified', 'confirm', unopposed)).toBe('confirmed');
    for (const facts of [
      {},
      { ...unopposed, pendingIncidents: 1 },
      { ...unopposed, sessionDecided: false },
    ]) {
      expect(() => RESULT_MACHINE.transition('provisional', 'verify', facts)).toThrow(IllegalTransition);
      expect(() => RESULT_MACHINE.transition('verified', 'confirm', facts)).toThrow(IllegalTransition);
    }
    expect(() => RESULT_MACHINE.transition('provisional', 'confirm', unopposed)).toThrow(IllegalTransition);
  });

  it('confirms from whatever facts only where nothing is undecided and no annulment is proposed', () => {
    const facts = fc.record(
      {
        pendingIncidents: fc.nat({ max: 3 }),
        sessionDecided: fc.boolean(),
        openAnnulments: fc.nat({ max: 2 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.constantFrom(...RESULT_STATES), facts, (state, given) => {
        const { pendingIncidents, sessionDecided, openAnnulments } = given;
        const isFree = pendingIncidents === 0 && sessionDecided === true && openAnnulments === 0;
        const confirm = () => RESULT_MACHINE.transition(state, 'confirm', given);
        if (state === 'verified' && isFree) expect(confirm()).toBe('confirmed');
        else expect(confirm).toThrow(IllegalTransition);
      }),
    );
  });

  it('annuls only with two different people', () => {
    const annul = (proposedBy?: string, approvedBy?: string) =>
      RESULT_MACHINE.transition('confirmed', 'annul', {
        ...(proposedBy && { proposedBy }),
        ...(approvedBy && { approvedBy }),
      });
    expect(annul('a', 'b')).toBe('annulled');
    expect(() => annul('a', 'a')).toThrow('two different people');
    expect(() => annul('a')).toThrow('two different people');
    expect(() => annul()).toThrow('two different people');
  });

  it('knows no event that comes from an incident or carries a mark', () => {
    for (const event of RESULT_MACHINE.events) expect(event).not.toMatch(/incident|mark|score|point|letter/);
  });
});
