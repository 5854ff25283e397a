import { type LocalizedText } from '@bakylau/contracts';

const DAY_MS = 86_400_000;

export interface DemoExam {
  id: string;
  title: LocalizedText;
  durationMinutes: number;
  /** Relative to the day of the seed. */
  opensAfterMs: number;
  closesAfterMs: number;
  /** Number of items, from the first. */
  itemCount: number;
}

/** One exam to sit now, one to come, one that is over. The window moves along with every seed. */
export const DEMO_EXAMS: readonly DemoExam[] = [
  {
    id: '01930000-0000-7000-8000-0000000000e1',
    title: {
      kk: 'Ақпараттық технологиялар негіздері',
      ru: 'Основы информационных технологий',
      en: 'Basics of information technology',
    },
    durationMinutes: 30,
    opensAfterMs: -3_600_000,
    closesAfterMs: 365 * DAY_MS,
    itemCount: 10,
  },
  {
    id: '01930000-0000-7000-8000-0000000000e2',
    title: { kk: 'Дерекқорлар', ru: 'Базы данных', en: 'Databases' },
    durationMinutes: 60,
    opensAfterMs: 14 * DAY_MS,
    closesAfterMs: 15 * DAY_MS,
    itemCount: 4,
  },
  {
    id: '01930000-0000-7000-8000-0000000000e3',
    title: { kk: 'Компьютерлік желілер', ru: 'Компьютерные сети', en: 'Computer networks' },
    durationMinutes: 45,
    opensAfterMs: -30 * DAY_MS,
    closesAfterMs: -29 * DAY_MS,
    itemCount: 6,
  },
];
