import type { CheckIn } from '@bakylau/contracts';
import type { LocalMediaState } from '../media/local-media';

export const CHECK_IN_STEPS = ['devices', 'notice', 'photo', 'connect'] as const;
export type CheckInStep = (typeof CHECK_IN_STEPS)[number];

/**
 * The first step that is not done. Media live only as long as the page, so after a reload the device step comes again even
 * though the service has its outcome.
 */
export function checkInStepOf(checkIn: CheckIn, media: LocalMediaState): CheckInStep {
  const allLive = Object.values(media).every((source) => source.kind === 'live');
  if (!checkIn.deviceCheckDone || !allLive) return 'devices';
  if (checkIn.noticeAcceptedAt === null) return 'notice';
  if (checkIn.photo === 'missing') return 'photo';
  return 'connect';
}
