import { IllegalTransition } from './illegal-transition.errors';
import { StateMachine, type StateMachineDefinition } from './state-machine';

type Door = 'open' | 'shut' | 'gone';
type Move = 'shut' | 'open' | 'burn';

const door: StateMachineDefinition<Door, Move, { key: string }> = {
  name: 'door',
  initial: 'open',
  states: {
    open: { meaning: 'One can walk through.', terminal: false },
    shut: { meaning: 'Nobody can walk through.', terminal: false },
    gone: { meaning: 'There is no door.', terminal: true },
  },
  transitions: [
    { event: 'shut', from: ['open'], to: 'shut' },
    { event: 'open', from: ['shut'], to: 'open', refusal: ({ key }) => (key ? null : 'a key is needed') },
    { event: 'burn', from: ['open', 'shut'], to: 'gone' },
  ],
};

describe(StateMachine.name, () => {
  it('follows the table and asks the guard', () => {
    const sut = new StateMachine(door);
    expect(sut.transition('open', 'shut')).toBe('shut');
    expect(sut.transition('shut', 'open', { key: 'k' })).toBe('open');
    expect(() => sut.transition('shut', 'open')).toThrow('a key is needed');
    expect(() => sut.transition('gone', 'burn')).toThrow(IllegalTransition);
    expect(sut.allows('open', 'burn')).toBe(true);
    expect(sut.allows('gone', 'burn')).toBe(false);
    expect(sut.isTerminal('gone')).toBe(true);
  });

  const withStates = (change: Partial<typeof door.states>) => ({
    ...door,
    states: { ...door.states, ...change },
  });

  it.each([
    [
      'an unreachable state',
      { ...door, transitions: door.transitions.slice(0, 2) },
      /"gone" cannot be reached/,
    ],
    [
      'a terminal state with a way out',
      withStates({ shut: { meaning: 'Nobody can walk through.', terminal: true } }),
      /"shut" is terminal and has a way out/,
    ],
    [
      'an end that is not named terminal',
      withStates({ gone: { meaning: 'There is no door.', terminal: false } }),
      /"gone" has no way out/,
    ],
    [
      'a state without a sentence',
      withStates({ gone: { meaning: 'gone', terminal: true } }),
      /lacks a sentence/,
    ],
    [
      'an event twice for one state',
      { ...door, transitions: [...door.transitions, { event: 'shut', from: ['open'], to: 'gone' } as const] },
      /"shut" is there twice for "open"/,
    ],
  ])('refuses to load with %s', (_, definition, problem) => {
    expect(() => new StateMachine(definition)).toThrow(problem);
  });
});
