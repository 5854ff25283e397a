import { type Locale, type Role } from '@bakylau/contracts';

export interface DemoPerson {
  id: string;
  login: string;
  /** Known to everybody: the demo is refused in production. */
  password: string;
  displayName: string;
  studentNumber: string | null;
  /** Invented, with a right check digit. */
  iin: string | null;
  groupName: string | null;
  roles: Role[];
  locale: Locale;
  /** File in the folder of demo assets; null for a person without an enrolled photo. */
  photo: string | null;
}

const id = (number: number): string =>
  `01930000-0000-7000-8000-0000000000${number.toString(16).padStart(2, '0')}`;

const staff = (number: number, role: Role, displayName: string, login: string = role): DemoPerson => ({
  id: id(number),
  login,
  password: `${login}-demo`,
  displayName,
  studentNumber: null,
  iin: null,
  groupName: null,
  roles: [role],
  locale: 'kk',
  photo: null,
});

const candidate = (number: number, iin: string, displayName: string, photo: string | null): DemoPerson => {
  const login = number === 1 ? 'candidate' : `candidate${number}`;
  return {
    id: id(number),
    login,
    password: `${login}-demo`,
    displayName,
    studentNumber: `2026-10${number}`,
    iin,
    groupName: number === 3 ? 'ИС-23-2' : 'ИС-23-1',
    roles: ['candidate'],
    locale: 'kk',
    photo,
  };
};

/** Invented people, one for each role, a second examiner for panels and three candidates; the third one has no enrolled photo on purpose. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  candidate(1, '050315500123', 'Айдар Сейтқалиев', 'candidate.jpg'),
  candidate(2, '010203600341', 'Мадина Оспанова', 'candidate2.jpg'),
  candidate(3, '041129500571', 'Ержан Тілеубергенов', null),
  staff(0x11, 'proctor', 'Гүлнар Жақсыбекова'),
  staff(0x12, 'examiner', 'Болат Нұрланов'),
  staff(0x13, 'registrar', 'Сәуле Бекмұратова'),
  staff(0x14, 'admin', 'Дәурен Қасымов'),
  staff(0x15, 'examiner', 'Айгүл Сәрсенова', 'examiner2'),
];

export function demoPeopleOf(role: Role): DemoPerson[] {
  return DEMO_PEOPLE.filter(({ roles }) => roles.includes(role));
}
