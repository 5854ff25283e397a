import {
  type Artefact,
  asksForLiveness,
  asksForScanAtCheckIn,
  observedSources,
  type ProctoringPolicy,
  type RoomScanPlan,
} from '@bakylau/contracts';

/** What a candidate is asked to keep to; `allowed` tells what may be used besides the exam page. */
export type ConductRule =
  'alone' | 'visible' | 'page' | 'allowed' | 'liveness' | 'roomScanFirst' | 'roomScanDuring' | 'trouble';

/** The rules of conduct of an exam, in the order in which they are read: of what nothing observes none is told. */
export function conductRulesOf(policy: ProctoringPolicy, roomScan: RoomScanPlan): ConductRule[] {
  const { camera, microphone } = policy;
  return [
    ...(camera || microphone ? (['alone'] as const) : []),
    ...(camera ? (['visible'] as const) : []),
    ...(['page', 'allowed'] as const),
    ...(asksForLiveness(policy) ? (['liveness'] as const) : []),
    ...(camera && asksForScanAtCheckIn(roomScan) ? (['roomScanFirst'] as const) : []),
    ...(camera ? (['roomScanDuring'] as const) : []),
    'trouble',
  ];
}

/** What an exam leaves behind of a candidate; the clips are told of after the recording that they are cut from. */
export function keptArtefactsOf(policy: ProctoringPolicy): Artefact[] {
  return [
    ...(policy.camera ? (['face', 'room_scan'] as const) : []),
    ...(observedSources(policy).length > 0 ? (['recording', 'clip'] as const) : []),
    'log',
  ];
}
