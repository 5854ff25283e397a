import type { CheckIn } from '@bakylau/contracts';
import type { LocalMediaState, SourceState } from '../media/local-media';
import { checkInStepOf, checkInStepsOf } from './check-in-step';

const live = { kind: 'live' } as SourceState;
const allLive: LocalMediaState = { camera: live, microphone: live, screen: live };
const none: CheckIn = {
  deviceCheckDone: false,
  uploadProfile: null,
  noticeAcceptedAt: null,
  photo: 'missing',
  photoTries: 0,
  liveness: 'missing',
  livenessTries: 0,
};
const devices: CheckIn = { ...none, deviceCheckDone: true, uploadProfile: 'p324' };
const notice: CheckIn = { ...devices, noticeAcceptedAt: '2026-11-23T06:00:00.000Z' };

describe(checkInStepOf.name, () => {
  it('goes through the steps in order', () => {
    expect(checkInStepOf(none, allLive, {})).toBe('devices');
    expect(checkInStepOf(devices, allLive, {})).toBe('notice');
    expect(checkInStepOf(notice, allLive, {})).toBe('photo');
    expect(checkInStepOf({ ...notice, photo: 'matched' }, allLive, {})).toBe('connect');
  });

  it('does not stop a candidate whose photo does not match', () => {
    expect(checkInStepOf({ ...notice, photo: 'unmatched' }, allLive, {})).toBe('connect');
  });

  it('comes back to the devices after a reload or a lost source', () => {
    expect(checkInStepOf(notice, { ...allLive, screen: { kind: 'ended', cause: 'user' } }, {})).toBe(
      'devices',
    );
  });

  it('asks for liveness after the photo where the exam does, until it was tried', () => {
    const photo: CheckIn = { ...notice, photo: 'matched' };
    const asked = { liveness: 'on' } as const;
    expect(checkInStepOf(photo, allLive, asked)).toBe('liveness');
    for (const liveness of ['shown', 'to_be_heard', 'not_shown'] as const) {
      expect(checkInStepOf({ ...photo, liveness }, allLive, asked)).toBe('connect');
    }
    expect(checkInStepsOf(asked)).toContain('liveness');
    expect(checkInStepsOf({ liveness: 'off' })).not.toContain('liveness');
  });
});
