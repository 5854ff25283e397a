// Run as `npm run check:catalogues`. The checks are TypeScript and read the contracts, so Vite's module runner loads them.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { module } = await runnerImport(here('./check-all.ts'), { logLevel: 'error', configFile: false });
const { problems, texts } = module.checkAll(here('../..'));

for (const { key, problem } of problems) console.error(`${key}: ${problem}`);
if (problems.length > 0) {
  console.error(`\n${problems.length} problems in the catalogues.`);
  process.exit(1);
}
console.log(`Catalogues: ${texts} texts in kk, ru and en are complete.`);
