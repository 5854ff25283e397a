import { type ExplanationCard, type Incident, INCIDENT_RULES, type IncidentRuleId } from '@bakylau/contracts';
import { type FlagFacts, type ProtocolFacts } from './protocol-facts';

const CARD: Omit<ExplanationCard, 'ruleId'> = {
  ruleVersion: 3,
  policy: { name: 'default', version: 4 },
  measured: { name: 'distance', value: 0.61, unit: 'distance' },
  threshold: { name: 'distance', value: 0.5, unit: 'distance' },
  baseline: { name: 'distance', value: 0.31, unit: 'distance' },
  confidence: 0.87,
  durationMs: 4200,
  models: [
    { name: 'face-detector', sha256: 'a1'.repeat(32) },
    { name: 'face-descriptor', sha256: 'b2'.repeat(32) },
  ],
  summary: {
    kk: 'Камера суретінен 4,2 с бойы тіркелудегі фотоға ұқсамайтын бет көрінді (шегі 0,5).',
    ru: 'На изображении камеры 4,2 с видно лицо, не похожее на фото при регистрации (порог 0,5).',
    en: 'For 4.2 s the camera showed a face unlike the one in the check-in photo (limit 0.5).',
  },
  doesNotProve: {
    kk: 'Бұл басқа адамның отырғанын дәлелдемейді: жарық, бұрыш немесе көзілдірік айырманы өсіреді.',
    ru: 'Это не доказывает, что сидел другой человек: свет, ракурс и очки увеличивают расстояние.',
    en: 'It does not prove that another person sat there: light, angle and glasses raise the distance.',
  },
};

/** A flag `n` minutes into the session, confirmed after a first verdict was taken back. */
export function flagFacts(n: number, rule: IncidentRuleId, incident: Partial<Incident> = {}): FlagFacts {
  const startedAtMs = n * 60_000 + 10_000;
  return {
    incident: {
      id: `0193a0de-0000-7000-8000-${String(n).padStart(12, '0')}`,
      sessionId: '0193a0de-0000-7000-8000-000000000001',
      ledger: INCIDENT_RULES[rule],
      rule,
      severity: 'attention',
      startedAtMs,
      endedAtMs: startedAtMs + 4200,
      startedAt: new Date(Date.UTC(2026, 10, 23, 6, 0, 5) + startedAtMs).toISOString(),
      card: { ruleId: rule, ...CARD },
      hasEvidence: true,
      verdict: 'confirmed',
      verdictReason: 'seen_on_recording',
      verdictNote: null,
      verdictBy: 'Гүлнәр Өтегенова',
      verdictAt: '2026-11-23T08:10:00.000Z',
      ...incident,
    },
    acts: [
      {
        at: '2026-11-23T08:01:00.000Z',
        by: 'Гүлнәр Өтегенова',
        verdict: 'dismissed',
        reason: 'false_alarm',
        note: null,
        isUndo: false,
        isBulk: true,
      },
      {
        at: '2026-11-23T08:02:00.000Z',
        by: 'Гүлнәр Өтегенова',
        verdict: 'pending',
        reason: null,
        note: null,
        isUndo: true,
        isBulk: false,
      },
      {
        at: '2026-11-23T08:10:00.000Z',
        by: 'Гүлнәр Өтегенова',
        verdict: 'confirmed',
        reason: 'seen_on_recording',
        note: 'Кадрға екінші адам кіріп, үстелге қағаз қойып кетті; жүзі анық көрінеді.',
        isUndo: false,
        isBulk: false,
      },
    ],
  };
}

/** A session with something in every section. */
export function protocolFacts(columns: Partial<ProtocolFacts> = {}): ProtocolFacts {
  return {
    exam: {
      title: {
        kk: 'Сызықтық алгебра және ықтималдықтар теориясы',
        ru: 'Линейная алгебра и теория вероятностей',
        en: 'Linear algebra and probability',
      },
      format: 'test',
    },
    candidate: { name: 'Әсел Құрманғалиқызы Іңкәрбекова', studentNumber: '22-B-0417' },
    session: {
      id: '0193a0de-0000-7000-8000-000000000001',
      state: 'decided',
      epoch: '2026-11-23T06:00:05.000Z',
      startedAt: '2026-11-23T06:02:00.000Z',
      submittedAt: '2026-11-23T07:31:40.000Z',
      closedAt: '2026-11-23T07:31:52.000Z',
    },
    rules: { name: 'default', version: 4, sha256: 'c3'.repeat(32) },
    checkIn: {
      photo: 'matched',
      distance: 0.312,
      threshold: 0.5,
      tries: 2,
      notice: { version: 1, acceptedAt: '2026-11-23T05:58:00.000Z' },
      liveness: {
        outcome: 'shown',
        finding: {
          shown: true,
          reason: 'Бұрылыстар ретімен орындалды.',
          by: 'Гүлнәр Өтегенова',
          at: '2026-11-23T08:00:00.000Z',
        },
      },
    },
    flags: [
      flagFacts(0, 'face.other_person'),
      flagFacts(12, 'object.phone'),
      flagFacts(20, 'media.gap', { severity: 'info' }),
    ],
    decision: {
      outcome: 'clear',
      reason: 'Апелляция бойынша: екінші адам — емтихан өткізуші қызметкер.',
      incidentIds: [],
      decidedBy: 'Ерлан Ғабитұлы',
      decidedAt: '2026-11-26T09:00:00.000Z',
    },
    firstDecision: {
      outcome: 'violation',
      reason: 'Кадрда басқа адам көрінді.',
      incidentIds: ['0193a0de-0000-7000-8000-000000000000'],
      decidedBy: 'Гүлнәр Өтегенова',
      decidedAt: '2026-11-23T08:20:00.000Z',
    },
    acts: [
      {
        kind: 'handOver',
        at: '2026-11-23T06:50:00.000Z',
        by: 'Ғабит Өтегенұлы Қыстаубаев',
        ...{ from: 'Chrome 142, Windows', to: 'Firefox 145, Android' },
        reason: 'Бірінші компьютердің экраны сөніп қалды.',
      },
      {
        kind: 'takeOver',
        at: '2026-11-23T06:58:00.000Z',
        by: 'Әсел Құрманғалиқызы Іңкәрбекова',
        ...{ from: null, to: 'Chrome 142, Windows' },
      },
      {
        kind: 'comment',
        at: '2026-11-23T07:40:00.000Z',
        by: 'Әсел Құрманғалиқызы Іңкәрбекова',
        text: 'Бөлмеге анам кірді, бірақ ештеңе айтқан жоқ.',
      },
      {
        kind: 'appeal',
        at: '2026-11-24T10:00:00.000Z',
        by: 'Әсел Құрманғалиқызы Іңкәрбекова',
        text: 'Шешіммен келіспеймін: ол менің анам еді.',
      },
      {
        kind: 'ruling',
        at: '2026-11-26T09:00:00.000Z',
        by: 'Ерлан Ғабитұлы',
        state: 'granted',
        text: 'Шағым қанағаттандырылды.',
      },
      {
        kind: 'confirmation',
        at: '2026-11-27T09:00:00.000Z',
        by: 'Айгүл Сәрсенқызы',
        ...{ mark: 60, letter: 'C-', reason: 'Жауаптар бағаланған.' },
      },
      {
        kind: 'markAppeal',
        at: '2026-11-28T09:00:00.000Z',
        by: 'Әсел Құрманғалиқызы Іңкәрбекова',
        text: 'Екінші сұраққа толық жауап бердім.',
      },
      {
        kind: 'markDecision',
        at: '2026-11-29T09:00:00.000Z',
        by: 'Ерлан Ғабитұлы',
        decision: {
          decidedAt: '2026-11-29T09:00:00.000Z',
          reason: 'Терминдер дұрыс қолданылған.',
          before: { points: 60, maxPoints: 100, mark: 60, letter: 'C-' },
          raised: {
            way: 'criteria',
            after: { points: 65.6, maxPoints: 100, mark: 66, letter: 'C' },
            criteria: [
              {
                position: 2,
                criterion: { kk: 'Талдау', ru: 'Анализ', en: 'Analysis' },
                before: 12,
                after: 20,
              },
            ],
          },
        },
      },
    ],
    time: {
      runs: [
        { run: 1, startedAtMs: 0, endedAtMs: 1_200_000 },
        { run: 2, startedAtMs: 1_245_000, endedAtMs: 5_500_000 },
      ],
      credits: [{ atMs: 1_245_000, lostMs: 45_000, creditedMs: 45_000 }],
      scans: [{ askedAt: '2026-11-23T06:30:00.000Z', state: 'complete', creditedMs: 38_500 }],
      pauses: [
        {
          isBreak: true,
          pausedAt: '2026-11-23T06:40:00.000Z',
          pausedBy: 'Әсел Құрманғалиқызы Іңкәрбекова',
          reason: '',
          creditedMs: 0,
        },
        {
          isBreak: false,
          pausedAt: '2026-11-23T06:45:00.000Z',
          pausedBy: 'Ғабит Өтегенұлы Қыстаубаев',
          reason: 'Ауданда жарық жоқ.',
          creditedMs: 600_000,
        },
      ],
      corrections: [
        {
          at: '2026-11-23T06:55:00.000Z',
          by: 'Ғабит Өтегенұлы Қыстаубаев',
          reason: 'Қағаз жауаптары жоғалды.',
          correctedMs: 300_000,
        },
      ],
      creditedMs: 683_500,
    },
    recording: [
      {
        chain: 'av',
        examiners: [],
        track: {
          chain: 'av',
          startMs: 400,
          endMs: 5_500_000,
          sizeBytes: 96_000_000,
          segments: 548,
          runs: 2,
          gaps: [{ startMs: 1_200_000, endMs: 1_245_000 }],
          version: '548-96000000',
        },
        losses: { spans: 3, totalMs: 1840 },
      },
      { chain: 'screen', examiners: [], track: null, losses: { spans: 0, totalMs: 0 } },
    ],
    localRecordings: [
      {
        id: '0193a0de-0000-7000-8000-0000000000aa',
        chain: 'av',
        startMs: 1_201_000,
        endMs: 1_244_000,
        sizeBytes: 900_000,
      },
    ],
    deletions: [
      {
        artefact: 'room_scan',
        rule: 'retention_period',
        days: 30,
        objects: 2,
        orderedAt: '2026-12-24T01:00:00.000Z',
        completedAt: '2026-12-24T01:00:03.000Z',
      },
    ],
    seal: {
      headHash: 'd4'.repeat(32),
      signature: Buffer.alloc(64, 7).toString('base64'),
      keyId: 'e5'.repeat(32),
      signedAt: '2026-12-24T01:00:04.000Z',
      seq: 733,
      pageUrl: `https://proctoring.university.kz/verify/${'d4'.repeat(32)}`,
    },
    ...columns,
  };
}
