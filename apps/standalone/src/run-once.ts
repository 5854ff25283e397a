import { spawn } from 'node:child_process';

/**
 * Runs one command of an app to its end and answers with what it printed on standard output.
 * @throws Error with the exit code when it fails; its messages went to standard error.
 */
export async function runOnce(script: string, args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, ['--enable-source-maps', script, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0)
    throw new Error(`\`${args.join(' ')}\` failed with code ${code}; its messages above say why.`);
  return output;
}
