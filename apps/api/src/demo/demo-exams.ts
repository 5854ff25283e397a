import { type DemoExam } from './demo-exam';
import { DEMO_ITEM_KINDS } from './demo-item-kinds';
import { DEMO_ITEMS } from './demo-items';
import { DEMO_ORAL } from './demo-oral';
import { DEMO_CASE, DEMO_WRITTEN } from './demo-written';

const DAY_MS = 86_400_000;

/** Two tests to sit now, the second with every kind of question; a written exam, a case and an oral exam, one to come, one that is over. The window moves along with every seed. */
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
    items: DEMO_ITEMS,
    testPolicy: null,
    candidates: null,
    ratings: { candidate: 82.5, candidate2: 67 },
  },
  {
    id: '01930000-0000-7000-8000-0000000000e4',
    title: {
      kk: 'Компьютерлік жүйелер: сұрақтардың барлық түрі',
      ru: 'Компьютерные системы: вопросы всех видов',
      en: 'Computer systems: all kinds of questions',
    },
    durationMinutes: 30,
    opensAfterMs: -3_600_000,
    closesAfterMs: 365 * DAY_MS,
    items: [...DEMO_ITEM_KINDS, ...DEMO_ITEMS.slice(4, 6)],
    testPolicy: {
      scoring: { partialCredit: 'proportional', penaltyShare: 0.25, belowZero: false },
      shuffleItems: true,
      shuffleOptions: true,
    },
    candidates: ['candidate2'],
  },
  {
    ...{ id: '01930000-0000-7000-8000-0000000000e5', ...DEMO_WRITTEN },
    opensAfterMs: -3_600_000,
    closesAfterMs: 365 * DAY_MS,
    testPolicy: null,
    candidates: ['candidate2'],
  },
  {
    ...{ id: '01930000-0000-7000-8000-0000000000e6', ...DEMO_CASE },
    opensAfterMs: -3_600_000,
    closesAfterMs: 365 * DAY_MS,
    testPolicy: null,
    candidates: ['candidate2'],
  },
  {
    ...{ id: '01930000-0000-7000-8000-0000000000e7', ...DEMO_ORAL },
    opensAfterMs: -3_600_000,
    closesAfterMs: 365 * DAY_MS,
    testPolicy: null,
    candidates: ['candidate2'],
  },
  {
    id: '01930000-0000-7000-8000-0000000000e2',
    title: { kk: 'Дерекқорлар', ru: 'Базы данных', en: 'Databases' },
    durationMinutes: 60,
    opensAfterMs: 14 * DAY_MS,
    closesAfterMs: 15 * DAY_MS,
    items: DEMO_ITEMS.slice(0, 4),
    testPolicy: null,
    candidates: null,
    groups: ['ИС-23-1', 'ИС-23-2'],
    sittings: [
      {
        id: '01930000-0000-7000-8000-0000000000f1',
        ...{ room: 'Онлайн, 1', opensAfterMinutes: 60, groupName: 'ИС-23-1', proctors: ['proctor'] },
      },
      {
        id: '01930000-0000-7000-8000-0000000000f2',
        ...{ room: 'Онлайн, 2', opensAfterMinutes: 240, groupName: 'ИС-23-2', proctors: [] },
      },
    ],
    ratings: { candidate: 74.5, candidate3: 43 },
  },
  {
    id: '01930000-0000-7000-8000-0000000000e3',
    title: { kk: 'Компьютерлік желілер', ru: 'Компьютерные сети', en: 'Computer networks' },
    durationMinutes: 45,
    opensAfterMs: -30 * DAY_MS,
    closesAfterMs: -29 * DAY_MS,
    items: DEMO_ITEMS.slice(0, 6),
    testPolicy: null,
    candidates: null,
  },
];
