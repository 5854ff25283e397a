import {
  type DeletionList,
  DEFAULT_RETENTION,
  defaultReviewPolicy,
  type ExamChecks,
  type ExamRetention,
  type ExamReviewPolicy,
  type LegalHoldView,
  type ServiceWarnings,
} from '@bakylau/contracts';
import { EXAM_ID, ME, people } from './staff-fixture';

const AT = '2026-11-23T06:00:00.000Z';
const ID = '01936000-0000-7000-8000-000000000001';

/** What the pages of settings read; null for every other address. */
export function settingOf(path: string): unknown {
  const [, known] = Object.entries(SETTINGS).find(([end]) => path.endsWith(end)) ?? [];
  return known ?? null;
}

const [person] = people();
const SETTINGS: Record<string, unknown> = {
  '/review-policy': { examId: EXAM_ID, policy: defaultReviewPolicy('test') } satisfies ExamReviewPolicy,
  '/retention': { examId: EXAM_ID, version: 2, periods: DEFAULT_RETENTION } satisfies ExamRetention,
  '/api/rules-policies': { policies: [] },
  '/rules-policy': { examId: EXAM_ID, rulesPolicyId: null, editable: true },
  '/checks': {
    ...{ examId: EXAM_ID, roomScan: 'none', randomRoomScans: 1, liveness: 'off', camera: true },
    editable: true,
  } satisfies ExamChecks,
  '/views': { views: [] },
  '/api/service-warnings': { warnings: ['recordings_not_encrypted'] } satisfies ServiceWarnings,
  '/api/legal-holds': {
    holds: [
      {
        ...{ id: ID, personId: person!.id, sessionId: null, examId: null, reason: 'Сот сұрауы № 12' },
        ...{ placedBy: ME.displayName, placedAt: AT },
        ...{ releasedBy: null, releasedAt: null, releaseReason: null },
      } satisfies LegalHoldView,
    ],
  },
  '/api/deletions': {
    publicKeysPem: 'PEM',
    deletions: [
      {
        ...{ id: ID, artefact: 'face', rule: 'retention_period', personId: person!.id, sessionId: null },
        ...{ orderedAt: AT, tries: 1, receipt: null },
      },
    ],
  } satisfies DeletionList,
};
