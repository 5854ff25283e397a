import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalogue, flatten, type FlatCatalogue } from './catalogue';
import {
  checkNotEmpty,
  checkRequiredKeys,
  checkSameKeys,
  checkUsedKeys,
  checkVariables,
  type Problem,
} from './catalogue-checks';
import { namesLikeKeys, requiredKeys } from './required-keys';
import { findUsedKeys } from './used-keys';

const LANGUAGES = ['kk', 'ru', 'en'];

/** Where texts lie (a folder with a file or a folder for each language), and where the code that names them. */
const WEB_TEXTS = 'apps/web/src/i18n';
const SHARED_TEXTS = {
  terms: 'libs/contracts/src/terms',
  protocol: 'apps/api/src/protocol/texts',
  statement: 'apps/api/src/statements/texts',
};
const SOURCES = ['apps/web/src', 'apps/api/src/protocol', 'apps/api/src/statements'];

/** Checks the catalogues of the project against each other, against the code that uses them, and against the contracts. */
export function checkAll(root: string): { problems: Problem[]; texts: number } {
  const languages: Record<string, FlatCatalogue> = {};
  for (const language of LANGUAGES) languages[language] = flatten(readTexts(root, language));
  const reference = languages['en'] ?? new Map<string, string>();
  const namespaces = [...new Set([...reference.keys()].map((key) => key.split(':')[0] ?? ''))];
  const otherNames = namesLikeKeys();
  const used = SOURCES.flatMap((source) =>
    readdirSync(join(root, source), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.spec.ts'))
      .flatMap((name) => {
        const file = join(source, name);
        return findUsedKeys(readFileSync(join(root, file), 'utf8'), file, namespaces, otherNames);
      }),
  );
  return {
    texts: reference.size,
    problems: [
      ...checkSameKeys(languages),
      ...checkNotEmpty(languages),
      ...checkVariables(languages),
      ...checkUsedKeys(used, reference),
      ...checkRequiredKeys(requiredKeys(), reference),
    ],
  };
}

function readTexts(root: string, language: string): Catalogue {
  const folder = join(root, WEB_TEXTS, language);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name): [string, string] => [name.replace(/\.json$/, ''), join(folder, name)]);
  for (const [namespace, shared] of Object.entries(SHARED_TEXTS))
    files.push([namespace, join(root, shared, `${language}.json`)]);
  return Object.fromEntries(
    files.map(([namespace, file]) => [namespace, JSON.parse(readFileSync(file, 'utf8'))]),
  );
}
