/** The environment does not let the process start; each problem names the variable and what to do. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      `The service does not start with this environment:\n${problems.map((line) => `  - ${line}`).join('\n')}`,
    );
    this.name = ConfigError.name;
  }
}
