import type { Answer } from './candidate';

/** Accounts and the open exam of the demo seed (apps/api/src/demo). */
export const ACCOUNTS = {
  candidate: { login: 'candidate', password: 'candidate-demo' },
  candidate2: { login: 'candidate2', password: 'candidate2-demo' },
  proctor: { login: 'proctor', password: 'proctor-demo' },
  examiner: { login: 'examiner', password: 'examiner-demo' },
  examiner2: { login: 'examiner2', password: 'examiner2-demo' },
} as const;

export const CANDIDATE_NAME = 'Айдар Сейтқалиев';
export const EXAM_TITLE = 'Basics of information technology';

/** All right but the sixth question (3 of 20 points): 17 points, mark 85, letter B+. */
export const ANSWERS: readonly Answer[] = [
  { choose: ['HTTPS'] },
  { choose: ['Stack'] },
  { choose: ['log₂ n'] },
  { choose: ['Reads rows'] },
  { choose: ['Linux', 'Windows', 'Android'] },
  { choose: ['One password for all sites'] },
  { type: '45' },
  { type: '100' },
  { type: 'Router' },
  { type: 'bit' },
];
