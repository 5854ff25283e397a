import { type OralState } from '@bakylau/contracts';
import { StateMachine } from './state-machine';

export type OralEvent = 'draw' | 'begin_answer' | 'finish';

/** What decides whether an answer may begin. */
export interface OralFacts {
  /** By the server's clock, or because the candidate gave up the rest. */
  preparationOver: boolean;
  examinersSeated: number;
  examinersAtLeast: number;
}

/** Why an answer must not begin yet, as the code of an error; null when it may. */
export function answerRefusal(facts: Partial<OralFacts>): 'preparation_running' | 'panel_incomplete' | null {
  const { preparationOver = false, examinersSeated = 0, examinersAtLeast = 1 } = facts;
  if (!preparationOver) return 'preparation_running';
  return examinersSeated < examinersAtLeast ? 'panel_incomplete' : null;
}

/** Life of one candidate's oral exam. The room with the examiners is open in `answering` alone. */
export const ORAL_MACHINE = new StateMachine<OralState, OralEvent, OralFacts>({
  name: 'oral exam',
  initial: 'waiting',
  states: {
    waiting: { meaning: 'The attempt runs and no ticket is drawn.', terminal: false },
    preparing: {
      meaning: 'The ticket is open; the candidate prepares, or waits for the panel.',
      terminal: false,
    },
    answering: { meaning: 'The candidate answers before the panel.', terminal: false },
    finished: { meaning: 'The attempt is handed in; the panel marks.', terminal: true },
  },
  transitions: [
    { event: 'draw', from: ['waiting'], to: 'preparing' },
    { event: 'begin_answer', from: ['preparing'], to: 'answering', refusal: answerRefusal },
    // By the panel, or by a hand-in before it: a withdrawal, or the end of time.
    { event: 'finish', from: ['waiting', 'preparing', 'answering'], to: 'finished' },
  ],
});
