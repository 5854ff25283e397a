/** Prints the launcher's steps with the seconds since its start. */
export class Progress {
  private readonly startedAt = Date.now();

  readonly log = (line: string): void => {
    const seconds = ((Date.now() - this.startedAt) / 1000).toFixed(1).padStart(6);
    process.stdout.write(`[${seconds} s] ${line}\n`);
  };
}
