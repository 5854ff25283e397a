#!/usr/bin/env node
/**
 * `npx bakylau` in a checkout: the built command line in dist/ when it is newer than the sources, else the sources themselves,
 * which starts a second later but never shows yesterday's behaviour.
 */
const { existsSync, readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '../..');
const built = join(root, 'dist/apps/cli/apps/cli/src/main.js');

/** Whether a source of the command line or of a library was changed after `timeMs`. */
function changedAfter(timeMs, folder) {
  return readdirSync(folder, { withFileTypes: true }).some((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return changedAfter(timeMs, path);
    return /(?<!\.spec)\.ts$/.test(entry.name) && statSync(path).mtimeMs > timeMs;
  });
}

function isBuildFresh() {
  if (!existsSync(built)) return false;
  const builtAtMs = statSync(built).mtimeMs;
  return !['apps/cli/src', 'libs'].some((folder) => changedAfter(builtAtMs, join(root, folder)));
}

if (isBuildFresh()) {
  require(built);
} else if (existsSync(join(root, 'node_modules/@swc/core'))) {
  require('../typescript/register.cjs');
  require('../../apps/cli/src/main.ts');
} else {
  console.error(
    'bakylau: there is no fresh build and nothing to run the sources with; run "make build" first.',
  );
  process.exitCode = 2;
}
