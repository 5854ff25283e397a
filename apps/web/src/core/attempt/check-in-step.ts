import {
  asksForLiveness,
  asksForPhoto,
  type CheckIn,
  type MediaSource,
  observedSources,
  type ProctoringPolicy,
} from '@bakylau/contracts';
import type { LocalMediaState } from '../media/local-media';

export const CHECK_IN_STEPS = ['devices', 'notice', 'photo', 'liveness', 'connect'] as const;
export type CheckInStep = (typeof CHECK_IN_STEPS)[number];

type Asked = Pick<ProctoringPolicy, MediaSource | 'liveness'>;

/** The steps that an exam asks for. */
export function checkInStepsOf(asked: Asked): readonly CheckInStep[] {
  return CHECK_IN_STEPS.filter((step) => {
    if (step === 'photo') return asksForPhoto(asked);
    return step === 'liveness' ? asksForLiveness(asked) : true;
  });
}

/**
 * The first step that is not done. Media live only as long as the page, so after a reload the device step comes again even
 * though the service has its outcome.
 */
export function checkInStepOf(checkIn: CheckIn, media: LocalMediaState, asked: Asked): CheckInStep {
  const allLive = observedSources(asked).every((source) => media[source].kind === 'live');
  if (!checkIn.deviceCheckDone || !allLive) return 'devices';
  if (checkIn.noticeAcceptedAt === null) return 'notice';
  if (asksForPhoto(asked) && checkIn.photo === 'missing') return 'photo';
  if (asksForLiveness(asked) && checkIn.liveness === 'missing') return 'liveness';
  return 'connect';
}
