import { pluralOf, variablesOf, withoutPlural, type FlatCatalogue } from './catalogue';
import type { UsedKey } from './used-keys';

/** One fault: which key (with its namespace), and what is wrong with it. */
export interface Problem {
  key: string;
  problem: string;
}

/** Same keys in every language, and of a plural exactly the forms which that language has. */
export function checkSameKeys(languages: Record<string, FlatCatalogue>): Problem[] {
  const problems: Problem[] = [];
  const all = new Map<string, boolean>();
  for (const catalogue of Object.values(languages)) {
    for (const key of catalogue.keys()) {
      const plural = pluralOf(key) !== null;
      const base = plural ? withoutPlural(key) : key;
      all.set(base, all.get(base) === true || plural);
    }
  }
  for (const [language, catalogue] of Object.entries(languages)) {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [base, plural] of all) {
      const wanted = plural ? forms.map((form) => `${base}_${form}`) : [base];
      for (const key of wanted) {
        if (!catalogue.has(key)) problems.push({ key, problem: `missing in ${language}` });
      }
    }
    for (const key of catalogue.keys()) {
      const form = pluralOf(key);
      if (form && !forms.some((f) => f === form)) {
        problems.push({ key, problem: `${language} has no plural form "${form}"` });
      }
    }
  }
  return problems;
}

/** No text is empty or blank. */
export function checkNotEmpty(languages: Record<string, FlatCatalogue>): Problem[] {
  return Object.entries(languages).flatMap(([language, catalogue]) =>
    [...catalogue]
      .filter(([, text]) => !text.trim())
      .map(([key]) => ({ key, problem: `empty in ${language}` })),
  );
}

/** A text has the same variables in every language; plural forms are compared together. */
export function checkVariables(languages: Record<string, FlatCatalogue>): Problem[] {
  const byKey = new Map<string, Map<string, string>>();
  for (const [language, catalogue] of Object.entries(languages)) {
    const variables = new Map<string, Set<string>>();
    for (const [key, text] of catalogue) {
      const names = variables.get(withoutPlural(key)) ?? new Set<string>();
      for (const name of variablesOf(text)) names.add(name);
      variables.set(withoutPlural(key), names);
    }
    for (const [key, names] of variables) {
      const perLanguage = byKey.get(key) ?? new Map<string, string>();
      byKey.set(key, perLanguage.set(language, [...names].sort().join(', ')));
    }
  }
  return [...byKey]
    .filter(([, perLanguage]) => new Set(perLanguage.values()).size > 1)
    .map(([key, perLanguage]) => ({
      key,
      problem: `different variables: ${[...perLanguage].map(([l, v]) => `${l} {${v}}`).join(', ')}`,
    }));
}

/** Every key that the code names, and every beginning of a computed key, exists. */
export function checkUsedKeys(used: readonly UsedKey[], catalogue: FlatCatalogue): Problem[] {
  const bases = new Set([...catalogue.keys()].map(withoutPlural));
  const problems: Problem[] = [];
  for (const { key, file, computed } of used) {
    if (!key.includes(':')) {
      problems.push({ key, problem: `${file}: write the key in full, with its namespace` });
    } else if (computed) {
      if (![...bases].some((base) => base.startsWith(key))) {
        problems.push({ key: `${key}…`, problem: `${file}: no key begins like this` });
      }
    } else if (!bases.has(key) && !catalogue.has(key)) {
      problems.push({ key, problem: `${file}: the key does not exist` });
    }
  }
  return problems;
}

/** Every value of an enum of the contracts has its text. */
export function checkRequiredKeys(required: readonly string[], catalogue: FlatCatalogue): Problem[] {
  return required
    .filter((key) => !catalogue.has(key))
    .map((key) => ({ key, problem: 'the contracts have this value, the catalogues have no text for it' }));
}
