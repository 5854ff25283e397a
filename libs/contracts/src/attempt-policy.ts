import { z } from 'zod';

/** Which of several attempts stands. */
export const COUNTED_ATTEMPTS = ['best', 'last'] as const;

/** How often one person may sit an exam, and how often again after an unsatisfactory grade. */
export const attemptPolicySchema = z.object({
  /** Within the time of the exam itself; an attempt lost to a technical failure does not count. */
  maxAttempts: z.number().int().min(1).max(5),
  counts: z.enum(COUNTED_ATTEMPTS),
  /** Re-sits of the same exam or course in other exams; those without fault do not count. */
  maxReSits: z.number().int().min(0).max(5),
});
export type AttemptPolicy = z.infer<typeof attemptPolicySchema>;

/** One attempt, and two re-sits for an unsatisfactory grade: common practice. */
export const DEFAULT_ATTEMPT_POLICY: AttemptPolicy = { maxAttempts: 1, counts: 'last', maxReSits: 2 };
