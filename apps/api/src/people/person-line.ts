import {
  createPersonSchema,
  EXTRA_TIME_AT_MOST_PERCENT,
  isIin,
  type Locale,
  PERSON_LIST_FIELDS,
  type PersonListField,
  type PersonProblem,
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
  problems: PersonProblem[];
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
    if (earlier !== undefined) judged.problems.push(error('listed_before', { line: earlier }));
    else for (const name of names) seen.set(name, entry.line);
    return judged;
  });
}

function judgeLine(entry: ListedPerson, known: KnownPeople): JudgedPerson {
  const problems: PersonProblem[] = [];
  const values = readValues(entry, problems);
  const byLogin = known.byLogin.get(entry.login) ?? null;
  const byIin = known.byIin.get(entry.iin) ?? null;
  const found = byLogin ?? byIin;
  if (byLogin && byIin && byLogin.id !== byIin.id) problems.push(error('two_people'));
  if (!byLogin && byIin && entry.login) problems.push(warning('login_kept', { login: byIin.login }));
  if (found && !found.roles.includes('candidate')) problems.push(error('no_candidate'));
  if (!found) {
    if (!createPersonSchema.shape.login.safeParse(entry.login).success || /\s/u.test(entry.login))
      problems.push(error('login_missing'));
    if (!entry.displayName) problems.push(error('name_missing'));
  }
  if (entry.note && values.extraTimePercent === undefined) problems.push(warning('note_unused'));
  const changes = PERSON_LIST_FIELDS.filter(
    (field) => values[field] !== undefined && (!found || values[field] !== found[field]),
  );
  const login = found?.login ?? entry.login;
  return { line: entry.line, login, known: found, values, note: entry.note, changes, problems };
}

function readValues(entry: ListedPerson, problems: PersonProblem[]): PersonValues {
  const values: PersonValues = {};
  const { shape } = createPersonSchema;
  for (const field of ['displayName', 'studentNumber', 'groupName'] as const) {
    if (entry[field] === '') continue;
    if (shape[field].safeParse(entry[field]).success) values[field] = entry[field];
    else problems.push(error(`${field}_too_long`));
  }
  if (entry.iin !== '') {
    if (isIin(entry.iin)) values.iin = entry.iin;
    else problems.push(error('iin_wrong', { end: entry.iin.slice(-4) }));
  }
  if (entry.locale !== '') {
    const words = Object.entries(LOCALE_WORDS) as [Locale, readonly string[]][];
    const [locale] = words.find(([, names]) => names.includes(entry.locale.toLowerCase())) ?? [];
    if (locale) values.locale = locale;
    else problems.push(error('language_wrong', { written: entry.locale.slice(0, 40) }));
  }
  if (entry.extraTimePercent !== '') {
    const percent = /^(\d{1,3})\s*%?$/u.exec(entry.extraTimePercent)?.[1];
    if (percent !== undefined && Number(percent) <= EXTRA_TIME_AT_MOST_PERCENT)
      values.extraTimePercent = Number(percent);
    else problems.push(error('extra_time_wrong', { most: EXTRA_TIME_AT_MOST_PERCENT }));
  }
  return values;
}

type Code = PersonProblem['code'];

const error = (code: Code, values: PersonProblem['values'] = {}): PersonProblem => ({
  severity: 'error',
  code,
  values,
});

const warning = (code: Code, values: PersonProblem['values'] = {}): PersonProblem => ({
  severity: 'warning',
  code,
  values,
});

/** A line with an error changes nothing. */
export const isLeftOut = ({ problems }: Pick<JudgedPerson, 'problems'>): boolean =>
  problems.some(({ severity }) => severity === 'error');
