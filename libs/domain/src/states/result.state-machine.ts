import { type ResultState } from '@bakylau/contracts';
import { StateMachine } from './state-machine';

export type ResultEvent =
  'verify' | 'confirm' | 'annul' | 'order_re_sit' | 'appeal' | 'resolve_appeal' | 'uphold';

/** What the guards look at. None of it is a mark, and no event carries one: an incident cannot change a mark. */
export interface ResultFacts {
  pendingIncidents: number;
  sessionDecided: boolean;
  /** Proposals to annul the result that nobody has answered yet. */
  openAnnulments: number;
  /** The two people of an annulment: who asked for it and who agreed. User ids. */
  proposedBy: string;
  approvedBy: string;
}

const noPendingIncidents = ({ pendingIncidents }: Partial<ResultFacts>): string | null =>
  pendingIncidents === 0 ? null : 'every incident needs a verdict first';

/** Life of one result. Marks come from item scoring and markers only; this table never sees them. */
export const RESULT_MACHINE = new StateMachine<ResultState, ResultEvent, ResultFacts>({
  name: 'result',
  initial: 'provisional',
  states: {
    provisional: { meaning: 'The answers are scored and the session is not decided.', terminal: false },
    verified: { meaning: 'The session is decided and the result waits for the examiner.', terminal: false },
    confirmed: { meaning: 'The examiner confirmed the mark and the candidate sees it.', terminal: false },
    annulled: { meaning: 'Two people annulled the result after a confirmed violation.', terminal: false },
    re_sit: { meaning: 'The result does not count and the candidate sits the exam again.', terminal: false },
    appealed: {
      meaning: 'The candidate appealed and another person looks again.',
      terminal: false,
    },
  },
  transitions: [
    {
      event: 'verify',
      from: ['provisional'],
      to: 'verified',
      refusal: (facts) =>
        noPendingIncidents(facts) ?? (facts.sessionDecided ? null : 'the session is not decided'),
    },
    {
      event: 'confirm',
      from: ['verified'],
      to: 'confirmed',
      refusal: (facts) =>
        noPendingIncidents(facts) ??
        (facts.sessionDecided ? null : 'the session is not decided') ??
        (facts.openAnnulments === 0 ? null : 'the proposal to annul the result needs an answer first'),
    },
    {
      event: 'annul',
      from: ['verified', 'confirmed', 'appealed'],
      to: 'annulled',
      refusal: ({ proposedBy, approvedBy }) =>
        proposedBy && approvedBy && proposedBy !== approvedBy
          ? null
          : 'annulment needs two different people, one who proposes and one who agrees',
    },
    { event: 'order_re_sit', from: ['verified', 'confirmed', 'appealed'], to: 're_sit' },
    { event: 'appeal', from: ['verified', 'confirmed', 'annulled', 're_sit'], to: 'appealed' },
    { event: 'resolve_appeal', from: ['appealed'], to: 'verified' },
    { event: 'uphold', from: ['appealed'], to: 'confirmed' },
  ],
});
