import { type PolicyProblem } from '@bakylau/contracts';
import { type z } from 'zod';

/** What is wrong at a place of a policy: in plain English, and as a code with its figures for pages in other languages. */
export type ProblemHere = Pick<PolicyProblem, 'problem' | 'code' | 'details'>;

export function unknownEntry(): ProblemHere {
  return { code: 'unknown_entry', details: {}, problem: 'There is no such entry' };
}

/** A value stands where a group of thresholds belongs. */
export function groupExpected(names: readonly string[]): ProblemHere {
  const inner = names.join(', ');
  return { code: 'group_expected', details: { inner }, problem: `This is a group of ${inner}` };
}

/** The problem of one issue that zod found; what a check of ours found carries its own in `params`. */
export function problemOfIssue(issue: z.core.$ZodIssue): ProblemHere {
  const { message: problem } = issue;
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'type', details: { expected: issue.expected }, problem };
    case 'invalid_value':
      return { code: 'value', details: { allowed: issue.values.map(String).join(', ') }, problem };
    case 'too_small':
      return {
        code: 'too_small',
        details: { limit: `${issue.inclusive ? '≥' : '>'} ${issue.minimum}` },
        problem,
      };
    case 'too_big':
      return {
        code: 'too_big',
        details: { limit: `${issue.inclusive ? '≤' : '<'} ${issue.maximum}` },
        problem,
      };
    case 'invalid_format':
      return { code: 'format', details: {}, problem };
    case 'unrecognized_keys':
      return unknownEntry();
    case 'custom':
      return { ...ownProblem(issue.params ?? {}), problem };
    default:
      return { code: 'other', details: { problem }, problem };
  }
}

function ownProblem(params: Record<string, unknown>): Pick<ProblemHere, 'code' | 'details'> {
  if ('here' in params) {
    const { code, details } = params['here'] as ProblemHere;
    return { code, details };
  }
  const { lower, upper } = params;
  if (typeof lower === 'string' && typeof upper === 'string')
    return { code: 'order', details: { lower, upper } };
  return { code: 'other', details: {} };
}
