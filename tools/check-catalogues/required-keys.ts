import {
  ALLOWED_THINGS,
  CANDIDATE_COMMANDS,
  CANDIDATE_NOTIFICATIONS,
  ERROR_CODES,
  INCIDENT_RULE_IDS,
  PERMISSIONS,
  PHONE_COMMANDS,
  PHOTO_REFUSALS,
  PROCTOR_COMMANDS,
  PROCTOR_NOTIFICATIONS,
  RESULT_STATES,
  ROLES,
  ROOM_SCAN_ADVICE,
  ROOM_SCAN_REFUSALS,
  ROOM_SCAN_STATES,
  roomScanDeviceSchema,
  roomScanOriginSchema,
  roomScanPlanSchema,
  SESSION_STATES,
  VERDICT_REASONS,
  attemptSchema,
  candidateExamSchema,
  candidateResultSchema,
  examFormatSchema,
  figureSchema,
  ledgerSchema,
  mediaSourceSchema,
  sessionSummarySchema,
  severitySchema,
  verdictSchema,
} from '../../libs/contracts/src/index';

/** Keys that must exist because the service can send the value: the contracts are the list, nobody keeps a second one. */
export function requiredKeys(): string[] {
  const under = (prefix: string, values: readonly string[]): string[] =>
    values.map((value) => `${prefix}${value}`);
  return [
    ...under('errors:', ERROR_CODES),
    ...under('errors:', ['network', 'timeout']),
    ...under('terms:rule.', INCIDENT_RULE_IDS),
    ...under('terms:photoRefusal.', PHOTO_REFUSALS),
    ...under('terms:photoAdvice.', PHOTO_REFUSALS),
    ...under('terms:verdict.', verdictSchema.options),
    ...under('terms:verdictReason.', [...VERDICT_REASONS.confirmed, ...VERDICT_REASONS.dismissed]),
    ...under('terms:sessionState.', SESSION_STATES),
    ...under('terms:roomScanState.', ROOM_SCAN_STATES),
    ...under('terms:roomScanOrigin.', roomScanOriginSchema.options),
    ...under('terms:roomScanPlan.', roomScanPlanSchema.options),
    ...under('terms:roomScanDevice.', roomScanDeviceSchema.options),
    ...under('terms:roomScanRefusal.', ROOM_SCAN_REFUSALS),
    ...under('terms:roomScanRemedy.', ROOM_SCAN_REFUSALS),
    ...under('terms:roomScanAdvice.', ROOM_SCAN_ADVICE),
    ...under('terms:resultState.', [...RESULT_STATES, ...candidateResultSchema.shape.state.options]),
    ...under('terms:attemptState.', attemptSchema.shape.state.options),
    ...under('terms:availability.', candidateExamSchema.shape.availability.options),
    ...under('terms:decision.', sessionSummarySchema.shape.decision.options),
    ...under('terms:examFormat.', examFormatSchema.options),
    ...under('terms:ledger.', ledgerSchema.options),
    ...under('terms:severity.', severitySchema.options),
    ...under('terms:source.', mediaSourceSchema.options),
    ...under('terms:role.', ROLES),
    ...under('terms:allowedThing.', ALLOWED_THINGS),
    ...under('terms:unit.', figureSchema.shape.unit.options),
  ];
}

/** Names of the contracts that are written like keys and are none. */
export function namesLikeKeys(): Set<string> {
  const tables = [
    PERMISSIONS,
    CANDIDATE_COMMANDS,
    CANDIDATE_NOTIFICATIONS,
    PROCTOR_COMMANDS,
    PROCTOR_NOTIFICATIONS,
    PHONE_COMMANDS,
  ];
  return new Set(tables.flatMap((table) => Object.keys(table)));
}
