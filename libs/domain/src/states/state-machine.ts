import { IllegalTransition } from './illegal-transition.errors';

export interface StateDefinition {
  /** One sentence: what is true while the thing is in this state. */
  meaning: string;
  /** Nothing leads out of a terminal state. */
  terminal: boolean;
}

export interface Transition<State extends string, Event extends string, Facts> {
  event: Event;
  from: readonly State[];
  to: State;
  /** Says why the event must not happen now, or null when it may. */
  refusal?: (facts: Partial<Facts>) => string | null;
}

export interface StateMachineDefinition<State extends string, Event extends string, Facts> {
  name: string;
  initial: State;
  states: Record<State, StateDefinition>;
  transitions: readonly Transition<State, Event, Facts>[];
}

/** A table of transitions. A faulty table throws while the module loads, so a service with one never starts. */
export class StateMachine<State extends string, Event extends string, Facts = Record<string, never>> {
  readonly states: readonly State[];
  readonly events: readonly Event[];

  constructor(readonly definition: StateMachineDefinition<State, Event, Facts>) {
    this.states = Object.keys(definition.states) as State[];
    this.events = [...new Set(definition.transitions.map(({ event }) => event))];
    const problems = this.problems();
    if (problems.length > 0) throw new Error(`State machine ${definition.name}: ${problems.join('; ')}.`);
  }

  /**
   * The state after the event.
   * @throws IllegalTransition when the table does not allow it or a guard refuses the facts
   */
  transition(state: State, event: Event, facts: Partial<Facts> = {}): State {
    const found = this.find(state, event);
    if (!found) throw new IllegalTransition(this.definition.name, state, event);
    const refusal = found.refusal?.(facts) ?? null;
    if (refusal) throw new IllegalTransition(this.definition.name, state, event, refusal);
    return found.to;
  }

  /** Whether the table knows the event in this state; guards are not asked. */
  allows(state: State, event: Event): boolean {
    return this.find(state, event) !== undefined;
  }

  isTerminal(state: State): boolean {
    return this.definition.states[state].terminal;
  }

  private find(state: State, event: Event): Transition<State, Event, Facts> | undefined {
    return this.definition.transitions.find((row) => row.event === event && row.from.includes(state));
  }

  private problems(): string[] {
    const { initial, states, transitions } = this.definition;
    const problems: string[] = [];
    const seen = new Set<string>();
    for (const { event, from, to } of transitions) {
      for (const state of [...from, to]) {
        if (!(state in states)) problems.push(`"${event}" names the unknown state "${state}"`);
      }
      for (const state of from) {
        if (seen.has(`${state} ${event}`)) problems.push(`"${event}" is there twice for "${state}"`);
        seen.add(`${state} ${event}`);
      }
    }
    const reached = this.reachable(initial);
    for (const state of this.states) {
      const { meaning, terminal } = states[state];
      const leaves = transitions.some(({ from }) => from.includes(state));
      if (!reached.has(state)) problems.push(`"${state}" cannot be reached`);
      if (terminal && leaves) problems.push(`"${state}" is terminal and has a way out`);
      if (!terminal && !leaves) problems.push(`"${state}" has no way out and is not named terminal`);
      if (!/^[A-Z].*\.$/.test(meaning)) problems.push(`"${state}" lacks a sentence that says what it means`);
    }
    return problems;
  }

  private reachable(initial: State): Set<State> {
    const reached = new Set<State>([initial]);
    const open: State[] = [initial];
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      for (const { from, to } of this.definition.transitions) {
        if (from.includes(state) && !reached.has(to)) {
          reached.add(to);
          open.push(to);
        }
      }
    }
    return reached;
  }
}
