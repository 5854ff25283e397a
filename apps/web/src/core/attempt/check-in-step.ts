import type { CheckIn, ProctoringPolicy } from '@bakylau/contracts';
import type { LocalMediaState } from '../media/local-media';

export const CHECK_IN_STEPS = ['devices', 'notice', 'photo', 'liveness', 'connect'] as const;
export type CheckInStep = (typeof CHECK_IN_STEPS)[number];

type Asked = Pick<ProctoringPolicy, 'liveness'>;

/** The steps that an exam asks for. */
export function checkInStepsOf({ liveness }: Asked): readonly CheckInStep[] {
  return liveness === 'on' ? CHECK_IN_STEPS : CHECK_IN_STEPS.filter((step) => step !== 'liveness');
}

/**
 * The first step that is not done. Media live only as long as the page, so after a reload the device step comes again even
 * though the service has its outcome.
 */
export function checkInStepOf(checkIn: CheckIn, media: LocalMediaState, asked: Asked): CheckInStep {
  const allLive = Object.values(media).every((source) => source.kind === 'live');
  if (!checkIn.deviceCheckDone || !allLive) return 'devices';
  if (checkIn.noticeAcceptedAt === null) return 'notice';
  if (checkIn.photo === 'missing') return 'photo';
  if (asked.liveness === 'on' && checkIn.liveness === 'missing') return 'liveness';
  return 'connect';
}
