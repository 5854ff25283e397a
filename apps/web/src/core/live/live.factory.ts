import type { Incident, LiveProducer, SessionSummary } from '@bakylau/contracts';

/** Ids of tests: readable, and still UUIDs. */
export function testId(kind: 'exam' | 'session' | 'incident' | 'attempt', number: number): string {
  const digit = { exam: 'e', session: 'a', incident: 'c', attempt: 'b' }[kind];
  return `0193${digit}000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

export function buildSession(over: Partial<SessionSummary> = {}): SessionSummary {
  return {
    id: testId('session', 1),
    attemptId: testId('attempt', 1),
    examId: testId('exam', 1),
    examTitle: { kk: 'Информатика негіздері', ru: 'Основы информатики', en: 'Basics of computing' },
    candidateName: 'Айгерім Сапарова',
    studentNumber: '2300017',
    sittingId: null,
    state: 'running',
    epoch: '2026-11-23T06:00:00.000Z',
    startedAt: '2026-11-23T06:02:00.000Z',
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

export function buildIncident(over: Partial<Incident> = {}): Incident {
  const startedAtMs = over.startedAtMs ?? 60_000;
  return {
    id: testId('incident', 1),
    sessionId: testId('session', 1),
    ledger: 'behaviour',
    rule: 'face.multiple',
    severity: 'critical',
    startedAtMs,
    endedAtMs: null,
    startedAt: new Date(Date.parse('2026-11-23T06:00:00.000Z') + startedAtMs).toISOString(),
    card: {
      ruleId: over.rule ?? 'face.multiple',
      ruleVersion: 1,
      measured: { name: 'faces', value: 2, unit: 'faces' },
      threshold: { name: 'faces', value: 1, unit: 'faces' },
      baseline: null,
      confidence: 0.92,
      durationMs: 4200,
      models: [{ name: 'blazeface-back', sha256: 'a'.repeat(64) }],
      summary: {
        kk: 'Кадрда екі адамның беті көрінді.',
        ru: 'В кадре были видны два лица.',
        en: 'Two faces were visible in the picture.',
      },
      doesNotProve: {
        kk: 'Бұл адамның көмектескенін дәлелдемейді.',
        ru: 'Это не доказывает, что второй человек помогал.',
        en: 'It does not prove that the second person helped.',
      },
    },
    hasEvidence: true,
    verdict: 'pending',
    verdictReason: null,
    verdictNote: null,
    verdictBy: null,
    verdictAt: null,
    ...over,
  };
}

export function buildProducer(over: Partial<LiveProducer> = {}): LiveProducer {
  return { producerId: 'camera-1', sessionId: testId('session', 1), source: 'camera', ...over };
}
