import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { flatten, type FlatCatalogue } from './catalogue';
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

/** Checks the catalogues under `webRoot`/src/i18n against each other, the code under `webRoot`/src and the contracts. */
export function checkAll(webRoot: string): { problems: Problem[]; texts: number } {
  const source = join(webRoot, 'src');
  const languages: Record<string, FlatCatalogue> = {};
  for (const language of LANGUAGES) {
    const folder = join(source, 'i18n', language);
    languages[language] = flatten(
      Object.fromEntries(
        readdirSync(folder)
          .filter((name) => name.endsWith('.json'))
          .map((name) => [name.replace(/\.json$/, ''), JSON.parse(readFileSync(join(folder, name), 'utf8'))]),
      ),
    );
  }
  const reference = languages['en'] ?? new Map<string, string>();
  const namespaces = [...new Set([...reference.keys()].map((key) => key.split(':')[0] ?? ''))];
  const otherNames = namesLikeKeys();
  const used = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.spec.ts'))
    .flatMap((name) => {
      const file = join(source, name);
      return findUsedKeys(readFileSync(file, 'utf8'), relative(webRoot, file), namespaces, otherNames);
    });
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
