import {
  createPersonSchema,
  EXTRA_TIME_AT_MOST_PERCENT,
  isIin,
  type Locale,
  PERSON_LIST_FIELDS,
  type PersonListField,
} from '@bakylau/contracts';
import { type User } from '@bakylau/persistence';
import { type ListedPerson } from './person-list';

export type KnownPerson = Pick<
  User,
  'id' | 'login' | 'displayName' | 'studentNumber' | 'iin' | 'groupName' | 'locale' | 'roles'
> & { extraTimePercent: number };

export interface KnownPeople {
  byLogin: ReadonlyMap<string, KnownPerson>;
  byIin: ReadonlyMap<string, KnownPerson>;
}

/** What a line says of a person; a cell that is empty says nothing. */
export type PersonValues = Partial<{
  displayName: string;
  studentNumber: string;
  iin: string;
  groupName: string;
  locale: Locale;
  extraTimePercent: number;
}>;

export interface JudgedPerson {
  line: number;
  login: string;
  known: KnownPerson | null;
  values: PersonValues;
  /** Why the extra time is given; kept with it. */
  note: string;
  /** What would be set otherwise than it is. */
  changes: PersonListField[];
  errors: string[];
  warnings: string[];
}

const LOCALE_WORDS: Readonly<Record<Locale, readonly string[]>> = {
  kk: ['kk', 'kaz', 'kazakh', 'каз', 'казахский', 'қаз', 'қазақ', 'қазақша'],
  ru: ['ru', 'rus', 'russian', 'рус', 'русский', 'орыс', 'орысша'],
  en: ['en', 'eng', 'english', 'англ', 'английский', 'ағылшын', 'ағылшынша'],
};

/** Judges the lines of a list in their order; a second line of the same person is left out. */
export function judgePersonLines(listed: readonly ListedPerson[], known: KnownPeople): JudgedPerson[] {
  const seen = new Map<string, number>();
  return listed.map((entry) => {
    const judged = judgeLine(entry, known);
    const names = [judged.known?.id ?? '', judged.login, judged.values.iin ?? ''].filter(Boolean);
    const earlier = names.map((name) => seen.get(name)).find((line) => line !== undefined);
    if (earlier !== undefined)
      judged.errors.push(`Line ${earlier} names this person already; that line is taken.`);
    else for (const name of names) seen.set(name, entry.line);
    return judged;
  });
}

function judgeLine(entry: ListedPerson, known: KnownPeople): JudgedPerson {
  const errors: string[] = [];
  const warnings: string[] = [];
  const values = readValues(entry, errors);
  const byLogin = known.byLogin.get(entry.login) ?? null;
  const byIin = known.byIin.get(entry.iin) ?? null;
  const found = byLogin ?? byIin;
  if (byLogin && byIin && byLogin.id !== byIin.id)
    errors.push('Login and IIN are those of two different people.');
  if (!byLogin && byIin && entry.login)
    warnings.push(`Known by IIN under the login "${byIin.login}"; a login is not changed by a list.`);
  if (found && !found.roles.includes('candidate'))
    errors.push('This person is no candidate. Change staff by hand.');
  if (!found) {
    if (!createPersonSchema.shape.login.safeParse(entry.login).success || /\s/u.test(entry.login))
      errors.push('A new person needs a login or e-mail of at least 2 characters without spaces.');
    if (!entry.displayName) errors.push('A new person needs a name.');
  }
  if (entry.note && values.extraTimePercent === undefined)
    warnings.push('A reason without extra time is not kept.');
  const changes = PERSON_LIST_FIELDS.filter(
    (field) => values[field] !== undefined && (!found || values[field] !== found[field]),
  );
  const login = found?.login ?? entry.login;
  return { line: entry.line, login, known: found, values, note: entry.note, changes, errors, warnings };
}

function readValues(entry: ListedPerson, errors: string[]): PersonValues {
  const values: PersonValues = {};
  const { shape } = createPersonSchema;
  for (const field of ['displayName', 'studentNumber', 'groupName'] as const) {
    if (entry[field] === '') continue;
    if (shape[field].safeParse(entry[field]).success) values[field] = entry[field];
    else errors.push(`The ${field} is too long.`);
  }
  if (entry.iin !== '') {
    if (isIin(entry.iin)) values.iin = entry.iin;
    else errors.push(`"…${entry.iin.slice(-4)}" is no IIN: 12 digits with a right check digit.`);
  }
  if (entry.locale !== '') {
    const words = Object.entries(LOCALE_WORDS) as [Locale, readonly string[]][];
    const [locale] = words.find(([, names]) => names.includes(entry.locale.toLowerCase())) ?? [];
    if (locale) values.locale = locale;
    else errors.push(`"${entry.locale.slice(0, 40)}" is no language: kk, ru or en.`);
  }
  if (entry.extraTimePercent !== '') {
    const percent = /^(\d{1,3})\s*%?$/u.exec(entry.extraTimePercent)?.[1];
    if (percent !== undefined && Number(percent) <= EXTRA_TIME_AT_MOST_PERCENT)
      values.extraTimePercent = Number(percent);
    else errors.push(`The extra time is a whole percentage up to ${EXTRA_TIME_AT_MOST_PERCENT}.`);
  }
  return values;
}
