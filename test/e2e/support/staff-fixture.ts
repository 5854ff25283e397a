import type {
  Incident,
  IncidentCause,
  Me,
  Person,
  ResultDetail,
  SessionReview,
  SessionSummary,
  StaffExam,
} from '@bakylau/contracts';
import { INCIDENT_CAUSES } from '@bakylau/contracts';

const EPOCH = Date.parse('2026-11-23T06:00:00.000Z');
const at = (ms: number) => new Date(EPOCH + ms).toISOString();
const id = (kind: string, number: number) =>
  `0193${kind}000-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const EXAM_ID = id('e', 1);
export const SESSION_ID = id('a', 9);
export const RESULT_ID = id('d', 1);
export const RESULT_TO_CONFIRM_ID = id('d', 2);

const EXAM_TITLE = {
  kk: 'Информатика негіздері, аралық бақылау',
  ru: 'Основы информатики, рубежный контроль',
  en: 'Basics of computing, midterm test',
};
const NAMES = ['Айгерім Сапарова', 'Данияр Оспанов', 'Мадина Қалиева', 'Тимур Ахметов'];

/** One person with every staff role, so that a test need not sign in again and again. */
export const ME: Me = {
  id: id('f', 1),
  login: 'staff',
  displayName: 'Гүлнара Есенова',
  roles: ['proctor', 'examiner', 'registrar', 'admin'],
  locale: 'en',
  csrfToken: 'token',
};

export const EXAM: StaffExam = {
  id: EXAM_ID,
  title: EXAM_TITLE,
  format: 'test',
  opensAt: at(-3_600_000),
  closesAt: at(7_200_000),
  courseCode: null,
  publishedAt: at(-86_400_000),
  durationMinutes: 40,
  itemCount: 10,
  candidates: 42,
  live: 4,
  toReview: 3,
  toConfirm: 1,
};

export function session(number: number, over: Partial<SessionSummary> = {}): SessionSummary {
  return {
    id: id('a', number),
    attemptId: id('b', number),
    examId: EXAM_ID,
    examTitle: EXAM_TITLE,
    candidateName: NAMES[(number - 1) % NAMES.length]!,
    studentNumber: `23000${number}7`,
    sittingId: null,
    state: 'running',
    epoch: at(0),
    startedAt: at(120_000),
    submittedAt: null,
    longestMinutes: null,
    onBreak: false,
    examPaused: false,
    openIncidents: 0,
    behaviourIncidents: 0,
    technicalIncidents: 0,
    undecidedIncidents: 0,
    decision: 'none',
    waitingWindows: [],
    ...over,
  };
}

const SUMMARIES: Partial<Record<IncidentCause, [string, string, string]>> = {
  'face.multiple': [
    'Камера суретінен қатарынан 3 кадрда 2 бет көрінді (рұқсаты 1).',
    'На изображении камеры лиц: 2, кадров подряд: 3 (допускается 1).',
    '2 faces were in the camera picture in 3 frames (allowed: 1).',
  ],
  'media.gap': [
    'Камера мен микрофоннан 12 с бойы дерек келмеді.',
    'От камеры и микрофона 12 с не было данных.',
    'No data came from camera and microphone for 12 s.',
  ],
};

export function incident(
  number: number,
  rule: IncidentCause,
  startedAtMs: number,
  endedAtMs: number | null,
  over: Partial<Incident> = {},
): Incident {
  const [kk, ru, en] = SUMMARIES[rule] ?? [
    'Бас өзінің қалыпты бағытынан 6,2 с бойы 34,5° дейін бұрылды (шегі 25°, 4 с).',
    'Голова 6,2 с была повёрнута до 34,5° от своего обычного положения (порог 25°, 4 с).',
    "The head was turned up to 34.5° from the person's own usual position for 6.2 s (limit 25° for 4 s).",
  ];
  const faces = rule === 'face.multiple';
  const seen = rule === 'person.observed';
  const ledger = INCIDENT_CAUSES[rule];
  return {
    id: id('c', number),
    sessionId: SESSION_ID,
    ledger,
    rule,
    severity: ledger === 'technical' ? 'info' : faces ? 'critical' : 'attention',
    startedAtMs,
    endedAtMs,
    startedAt: at(startedAtMs),
    card: {
      ruleId: rule,
      ruleVersion: 1,
      measured: seen
        ? null
        : faces
          ? { name: 'faces', value: 2, unit: 'faces' }
          : { name: 'yaw', value: 34.5, unit: 'deg' },
      threshold: seen
        ? null
        : faces
          ? { name: 'faces', value: 2, unit: 'faces' }
          : { name: 'yaw', value: 25, unit: 'deg' },
      baseline: faces || seen ? null : { name: 'yaw', value: -3.2, unit: 'deg' },
      confidence: seen ? null : 0.91,
      durationMs: (endedAtMs ?? startedAtMs + 4000) - startedAtMs,
      ...(seen ? { observation: { reason: 'phone' as const, note: null, by: ME.displayName } } : {}),
      models: ledger === 'technical' || seen ? [] : [{ name: 'face-detector', sha256: 'a3'.repeat(32) }],
      summary: { kk, ru, en },
      doesNotProve: {
        kk: 'Бұл біреудің көмектескенін дәлелдемейді: екінші бет өтіп бара жатқан адам, сурет немесе экрандағы бейне болуы мүмкін.',
        ru: 'Это не доказывает постороннюю помощь: второе лицо может быть прохожим, фотографией или лицом на экране.',
        en: 'It does not prove that anybody helped: the second face may be a passer-by, a photograph or a face on a screen.',
      },
    },
    hasEvidence: ledger === 'behaviour',
    verdict: 'pending',
    verdictReason: null,
    verdictNote: null,
    verdictBy: null,
    verdictAt: null,
    ...over,
  };
}

export const LIVE_SESSIONS: SessionSummary[] = [
  session(1, { openIncidents: 1, behaviourIncidents: 2, undecidedIncidents: 2 }),
  session(2),
  session(3, { state: 'interrupted', openIncidents: 1, technicalIncidents: 1 }),
  session(4, { state: 'waiting', startedAt: null }),
];

export const LIVE_INCIDENTS: Incident[] = [
  incident(11, 'face.multiple', 640_000, null, { sessionId: id('a', 1) }),
  incident(12, 'head.away', 300_000, 306_200, { sessionId: id('a', 1) }),
  incident(13, 'media.gap', 610_000, null, { sessionId: id('a', 3) }),
];

export const REVIEW_DURATION_MS = 90_000;

export function review(): SessionReview {
  const incidents = [
    incident(1, 'face.multiple', 12_000, 19_500),
    incident(2, 'head.away', 24_000, 30_200),
    incident(3, 'head.away', 31_000, 31_800, {
      verdict: 'dismissed',
      verdictReason: 'harmless_behaviour',
      verdictNote: 'Жазып отыр.',
      verdictBy: ME.displayName,
      verdictAt: at(3_700_000),
    }),
    incident(4, 'media.gap', 40_000, 52_000),
    incident(5, 'sound.noise', 66_000, 71_000, {
      verdict: 'confirmed',
      verdictReason: 'heard_on_recording',
      verdictBy: ME.displayName,
      verdictAt: at(3_720_000),
    }),
  ];
  return {
    session: session(9, {
      state: 'under_review',
      submittedAt: at(REVIEW_DURATION_MS),
      behaviourIncidents: 4,
      technicalIncidents: 1,
      undecidedIncidents: 3,
    }),
    durationMs: REVIEW_DURATION_MS,
    incidents,
    recordings: [
      {
        chain: 'av',
        startMs: 0,
        endMs: 90_000,
        sizeBytes: 4_000_000,
        segments: 9,
        runs: 2,
        gaps: [{ startMs: 40_000, endMs: 52_000 }],
        version: '9',
      },
      {
        chain: 'screen',
        startMs: 1500,
        endMs: 88_000,
        sizeBytes: 2_000_000,
        segments: 9,
        runs: 1,
        gaps: [],
        version: '9',
      },
    ],
    examiners: [],
    levels: Array.from({ length: 90 }, (_, i) => ({
      atMs: i * 1000,
      levelDbfs: (i >= 66 && i < 71 ? -14 : -52) + 6 * Math.sin(i * 1.7),
    })).filter(({ atMs }) => atMs < 40_000 || atMs > 52_000),
    localRecordings: [{ id: id('6', 1), chain: 'av', startMs: 40_000, endMs: 52_000, sizeBytes: 500_000 }],
    refusedLocalRecordings: [],
    focusLosses: [
      { state: 'behind', startMs: 26_000, endMs: 28_500 },
      { state: 'hidden', startMs: 60_000, endMs: 64_000 },
    ],
    disconnections: [{ startMs: 41_000, endMs: 51_000 }],
    network: Array.from({ length: 9 }, (_, i) => ({
      ...{ atMs: i * 10_000 + 5000, receivedKbps: i === 4 ? 0 : 420 + 60 * Math.sin(i), jitterMs: 12 },
      ...{ lostShare: i === 3 ? 0.11 : 0.004, roundTripMs: i === 3 ? 310 : 48 },
    })),
    yaws: Array.from({ length: 18 }, (_, i) => ({ atMs: i * 5000, yawDeg: 25 * Math.sin(i) })),
    checkIn: {
      matched: true,
      distance: 0.31,
      threshold: 0.5,
      hasPhoto: true,
      uploadKbps: 4200,
      liveness: null,
    },
    score: {
      total: 24,
      contributions: [
        { incidentId: incidents[0]!.id, rule: 'face.multiple', weight: 15, points: 15 },
        { incidentId: incidents[1]!.id, rule: 'head.away', weight: 3, points: 3 },
        { incidentId: incidents[2]!.id, rule: 'head.away', weight: 3, points: 0 },
        { incidentId: incidents[4]!.id, rule: 'sound.noise', weight: 3, points: 3 },
      ],
    },
    decision: null,
    barrier: null,
    comments: [],
    appeal: null,
  };
}

export function result(over: Partial<ResultDetail> = {}): ResultDetail {
  return {
    id: RESULT_ID,
    attemptId: id('b', 9),
    sessionId: SESSION_ID,
    examId: EXAM_ID,
    examTitle: EXAM_TITLE,
    candidateName: NAMES[0]!,
    studentNumber: '2300097',
    submittedAt: at(REVIEW_DURATION_MS),
    points: 17.5,
    maxPoints: 20,
    mark: 88,
    letter: 'B+',
    gradePoint: 3.33,
    final: {
      state: 'counted',
      rating: 82.5,
      examMark: 88,
      ratingWeightPercent: 60,
      examWeightPercent: 40,
      positiveFrom: 50,
      rounding: 'half_up',
      exact: 84.7,
      mark: 85,
      letter: 'B+',
      gradePoint: 3.33,
      word: { kk: 'жақсы', ru: 'хорошо', en: 'good' },
      reSit: null,
    },
    state: 'provisional',
    sessionState: 'under_review',
    undecidedIncidents: 3,
    confirmedIncidents: 1,
    decision: null,
    annulmentProposed: false,
    confirmedBy: null,
    confirmedAt: null,
    confirmationReason: null,
    items: [1, 2, 3].map((position) => ({
      itemId: id('9', position),
      position,
      prompt: {
        kk: `${position}-сұрақ: екілік жүйеде 13 саны қалай жазылады?`,
        ru: `Вопрос ${position}: как записать число 13 в двоичной системе?`,
        en: `Question ${position}: how is the number 13 written in binary?`,
      },
      points: position === 2 ? 0.5 : 2,
      maxPoints: 2,
      answered: position !== 2,
      kind: 'numeric',
      options: [],
      parts: [],
      given: position === 2 ? null : { kind: 'numeric', text: '1101' },
      key: { kind: 'numeric', value: 1101, tolerance: 0 },
    })),
    ...over,
  };
}

export const VERIFIED: Partial<ResultDetail> = {
  id: RESULT_TO_CONFIRM_ID,
  candidateName: NAMES[1]!,
  state: 'verified',
  sessionState: 'decided',
  undecidedIncidents: 0,
  decision: {
    outcome: 'clear',
    reason: 'Бұзушылық байқалмады; екінші адам бөлмеге кіріп, бірден шықты.',
    incidentIds: [],
    decidedBy: ME.displayName,
    decidedAt: at(3_900_000),
  },
};

export function people(): Person[] {
  return NAMES.map((displayName, index) => ({
    id: id('f', index + 2),
    login: `student${index + 1}`,
    displayName,
    studentNumber: `23000${index + 1}7`,
    groupName: index === 3 ? null : 'ИС-23-1',
    hasIin: index < 2,
    roles: index === 3 ? ['proctor', 'examiner'] : ['candidate'],
    locale: 'kk',
    active: index !== 2,
    hasEnrolledPhoto: index < 2,
    createdAt: at(0),
  }));
}
