/** A key as the code names it. `computed` keys are only the constant beginning of a template, such as `errors:`. */
export interface UsedKey {
  key: string;
  computed: boolean;
  file: string;
}

// t('ns:key'), t("ns:key"), t(`ns:key.${value}`), i18nKey="ns:key"; also i18n.t(…).
const CALL =
  /\bt\(\s*(?:'([^']+)'|"([^"]+)"|`([^`]+)`)|\bi18nKey=(?:"([^"]+)"|\{\s*'([^']+)'|\{\s*`([^`]+)`)/g;
// Keys kept in tables: any whole string that looks like one of our namespaces' keys.
const QUOTED = /(['"`])([a-z][a-z-]*:[A-Za-z][\w.-]*)\1/g;

/**
 * Keys in one file of source code. `namespaces` tell keys in tables from other strings with a colon; `otherNames` are strings
 * that only look like keys, such as `result:confirm`, a permission.
 */
export function findUsedKeys(
  source: string,
  file: string,
  namespaces: readonly string[],
  otherNames: ReadonlySet<string> = new Set(),
): UsedKey[] {
  const found: UsedKey[] = [];
  for (const match of source.matchAll(CALL)) {
    const plain = match[1] ?? match[2] ?? match[4] ?? match[5];
    const template = match[3] ?? match[6];
    if (plain !== undefined) found.push({ key: plain, computed: false, file });
    else if (template !== undefined) {
      const start = template.split('${')[0] ?? '';
      // A template that begins with a variable names nothing that could be checked; its parts stand in a table.
      if (start) found.push({ key: start, computed: template.includes('${'), file });
    }
  }
  for (const match of source.matchAll(QUOTED)) {
    const key = match[2] ?? '';
    if (namespaces.includes(key.split(':')[0] ?? '') && !otherNames.has(key))
      found.push({ key, computed: false, file });
  }
  return found;
}
