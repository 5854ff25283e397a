/** What every command ends with; scripts may rely on it. */
export const ExitCode = {
  /** Done, and what was checked is in order. */
  ok: 0,
  /** Done, and what was checked is not in order. */
  failed: 1,
  /** Not done: the call was wrong, or something that it needs is missing. */
  unusable: 2,
} as const;
