/** Texts of one language: namespace → nested keys → text. */
export type Catalogue = Record<string, unknown>;
/** Texts of one language by full key, for example `errors:network` or `login:wait_one`. */
export type FlatCatalogue = Map<string, string>;

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** All texts of a language by full key. Anything that is not a text or a group of texts comes back as the text ''. */
export function flatten(catalogue: Catalogue): FlatCatalogue {
  const flat: FlatCatalogue = new Map();
  const walk = (node: unknown, key: string): void => {
    if (node && typeof node === 'object' && !Array.isArray(node)) {
      for (const [name, child] of Object.entries(node)) walk(child, `${key}.${name}`);
    } else {
      flat.set(key, typeof node === 'string' ? node : '');
    }
  };
  for (const [namespace, texts] of Object.entries(catalogue)) {
    for (const [name, child] of Object.entries(texts as Record<string, unknown>)) {
      walk(child, `${namespace}:${name}`);
    }
  }
  return flat;
}

/** `login:wait_few` → `login:wait`. */
export function withoutPlural(key: string): string {
  return key.replace(PLURAL, '');
}

/** `few` for `login:wait_few`, null for a key without plural forms. */
export function pluralOf(key: string): string | null {
  return PLURAL.exec(key)?.[1] ?? null;
}

/** Names between double braces, sorted. */
export function variablesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1] ?? ''))].sort();
}
