import { type BANK_ITEM_ACTS, type BankItemState } from '@bakylau/contracts';
import { StateMachine } from './state-machine';

export type BankItemEvent = (typeof BANK_ITEM_ACTS)[number];

/** Life of one version of a bank's item. A change of its words is a new version, which begins anew. */
export const BANK_ITEM_MACHINE = new StateMachine<BankItemState, BankItemEvent>({
  name: 'bank item',
  initial: 'draft',
  states: {
    draft: { meaning: 'Its author still works on it.', terminal: false },
    in_review: { meaning: 'Another person is asked to judge it.', terminal: false },
    approved: { meaning: 'Exams may draw it.', terminal: false },
    rejected: { meaning: 'No exam may draw it; the reason is with it.', terminal: true },
  },
  transitions: [
    { event: 'submit', from: ['draft'], to: 'in_review' },
    { event: 'recall', from: ['in_review'], to: 'draft' },
    { event: 'approve', from: ['in_review'], to: 'approved' },
    // An approved version whose fault comes out later is withdrawn by rejecting it.
    { event: 'reject', from: ['in_review', 'approved'], to: 'rejected' },
  ],
});
