import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { openApiDocument } from '../../apps/api/src/openapi/openapi-document';

const FILE = join(__dirname, '../../openapi.json');

/** `npm run openapi:write` writes openapi.json from the contracts; `npm run openapi:check` fails when the file is stale. */
async function main(): Promise<number> {
  const [mode] = process.argv.slice(2);
  const wanted = await format(JSON.stringify(openApiDocument()), { parser: 'json', printWidth: 110 });
  if (mode === 'write') {
    writeFileSync(FILE, wanted);
    return 0;
  }
  if (existsSync(FILE) && readFileSync(FILE, 'utf8') === wanted) return 0;
  console.error('openapi.json does not fit libs/contracts: run "npm run openapi:write" and commit the file');
  return 1;
}

void main().then((status) => {
  process.exitCode = status;
});
