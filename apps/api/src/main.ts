import { ConfigError, createLogger, loadConfig } from '@bakylau/platform';
import { COMMANDS } from './commands/commands';
import { CommandRefusedError } from './commands/commands.errors';

/** `main.js [serve | migrate | seed-demo | create-admin]`: exit code 0 when done, 1 when it failed, 2 for a command that does not exist. */
async function main(): Promise<number> {
  const [name = 'serve', ...args] = process.argv.slice(2);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    process.stderr.write(
      `There is no command "${name}"; choose one of: ${Object.keys(COMMANDS).join(', ')}\n`,
    );
    return 2;
  }
  try {
    const config = loadConfig('api');
    const logger = createLogger(config);
    try {
      await command(config, logger, args);
      return 0;
    } catch (error) {
      if (error instanceof CommandRefusedError) throw error;
      logger.fatal({ err: error }, `${name} failed`);
      return 1;
    }
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof CommandRefusedError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

void main().then((status) => {
  // A server that listens keeps the process alive; nothing else should.
  if (status !== 0) process.exit(status);
});
