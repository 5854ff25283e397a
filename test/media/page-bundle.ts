import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/**
 * A test page as one script for a browser; stylesheets that it imports are left out.
 * @param name of its source `NAME.page.ts` beside this file
 * @param folder where the script may lie
 */
export function bundlePage(folder: string, name: string): string {
  const file = join(folder, `${name}.js`);
  execFileSync(
    join(ROOT, 'node_modules/.bin/rolldown'),
    [
      ...[join(__dirname, `${name}.page.ts`), '--format', 'iife', '--platform', 'browser'],
      ...['--module-types', '.css:empty', '--file', file],
    ],
    { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return readFileSync(file, 'utf8');
}
