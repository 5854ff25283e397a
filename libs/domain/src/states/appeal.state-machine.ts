import { type AppealState } from '@bakylau/contracts';
import { StateMachine } from './state-machine';

export type AppealEvent = 'take' | 'grant' | 'reject' | 'withdraw';

export interface AppealFacts {
  /** User ids: who took the decision, and who steps in now. */
  firstReviewer: string;
  reviewer: string;
}

const anotherPerson = ({ firstReviewer, reviewer }: Partial<AppealFacts>): string | null =>
  firstReviewer && reviewer && firstReviewer !== reviewer ? null : 'a new reviewer is needed';

/** Life of one appeal against the decision on a session. */
export const APPEAL_MACHINE = new StateMachine<AppealState, AppealEvent, AppealFacts>({
  name: 'appeal',
  initial: 'filed',
  states: {
    filed: { meaning: 'The candidate appealed and nobody has taken it on.', terminal: false },
    under_review: { meaning: 'A reviewer who did not take the decision looks again.', terminal: false },
    granted: { meaning: 'The decision was replaced by a new one.', terminal: true },
    rejected: { meaning: 'The decision stands.', terminal: true },
    withdrawn: { meaning: 'The candidate took the appeal back.', terminal: true },
  },
  transitions: [
    { event: 'take', from: ['filed'], to: 'under_review', refusal: anotherPerson },
    { event: 'grant', from: ['under_review'], to: 'granted', refusal: anotherPerson },
    { event: 'reject', from: ['under_review'], to: 'rejected', refusal: anotherPerson },
    { event: 'withdraw', from: ['filed', 'under_review'], to: 'withdrawn' },
  ],
});
