import type { CheckIn } from '@bakylau/contracts';
import type { LocalMediaState, SourceState } from '../media/local-media';
import { checkInStepOf, checkInStepsOf } from './check-in-step';

const live = { kind: 'live' } as SourceState;
const ALL = { camera: true, microphone: true, screen: true };
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
    expect(checkInStepOf(none, allLive, ALL)).toBe('devices');
    expect(checkInStepOf(devices, allLive, ALL)).toBe('notice');
    expect(checkInStepOf(notice, allLive, ALL)).toBe('photo');
    expect(checkInStepOf({ ...notice, photo: 'matched' }, allLive, ALL)).toBe('connect');
  });

  it('does not stop a candidate whose photo does not match', () => {
    expect(checkInStepOf({ ...notice, photo: 'unmatched' }, allLive, ALL)).toBe('connect');
  });

  it('comes back to the devices after a reload or a lost source', () => {
    expect(checkInStepOf(notice, { ...allLive, screen: { kind: 'ended', cause: 'user' } }, ALL)).toBe(
      'devices',
    );
  });

  it('asks for liveness after the photo where the exam does, until it was tried', () => {
    const photo: CheckIn = { ...notice, photo: 'matched' };
    const asked = { ...ALL, liveness: 'on' } as const;
    expect(checkInStepOf(photo, allLive, asked)).toBe('liveness');
    for (const liveness of ['shown', 'to_be_heard', 'not_shown'] as const) {
      expect(checkInStepOf({ ...photo, liveness }, allLive, asked)).toBe('connect');
    }
    expect(checkInStepsOf(asked)).toContain('liveness');
    expect(checkInStepsOf({ ...ALL, liveness: 'off' })).not.toContain('liveness');
  });

  it('waits for nothing that the exam does not observe, and asks for no photo without the camera', () => {
    const off: SourceState = { kind: 'off' };
    const nothing = { camera: false, microphone: false, screen: false, liveness: 'on' } as const;
    expect(checkInStepsOf(nothing)).toEqual(['devices', 'notice', 'connect']);
    expect(checkInStepOf(notice, { camera: off, microphone: off, screen: off }, nothing)).toBe('connect');
    for (const source of ['camera', 'microphone', 'screen'] as const) {
      const asked = { ...ALL, [source]: false };
      expect(checkInStepOf(devices, { ...allLive, [source]: off }, asked)).toBe('notice');
      expect(checkInStepOf(devices, { ...allLive, [source]: off }, ALL)).toBe('devices');
    }
    expect(checkInStepsOf({ ...ALL, microphone: false })).toContain('photo');
  });
});
