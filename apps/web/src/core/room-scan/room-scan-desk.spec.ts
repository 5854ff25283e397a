import type { CandidateRoomScan, RoomScanTurn } from '@bakylau/contracts';
import { RoomScanDesk } from './room-scan-desk';
import type { TurnChannel } from './turn-channel';

const scanIn = (state: CandidateRoomScan['state'], refusals: CandidateRoomScan['refusals'] = []) => ({
  ...{ id: 's', origin: 'proctor' as const, reason: 'r', state, endsAt: null, tries: 1, refusals },
  ...{ coveredDeg: null, missingSectors: [], creditedMs: 0 },
});
const progress = { coveredDeg: 90, headingDeg: 45, missingSectors: [], advice: 'go_on' as const };
const track = {} as MediaStreamTrack;

const setUp = () => {
  const closed = jest.fn();
  const frame = jest.fn(() => Promise.resolve<RoomScanTurn>({ scan: scanIn('open'), progress }));
  const channel: TurnChannel = {
    begin: () => Promise.resolve({ scan: scanIn('open'), progress: { ...progress, coveredDeg: 0 } }),
    frame,
    finish: () => Promise.resolve({ scan: scanIn('open', ['stopped_early']), progress }),
  };
  const sut = new RoomScanDesk(() => ({ take: () => Promise.resolve(new Uint8Array([1])), close: closed }));
  sut.connect(channel);
  return { sut, closed, frame };
};

describe(RoomScanDesk.name, () => {
  it('turns until the person has come round, and tells why the turn does not count', async () => {
    const { sut, closed } = setUp();
    sut.receive(scanIn('open'));
    await sut.begin(track);
    expect(sut.view.get().phase).toBe('turning');
    await sut.finish();
    expect(closed).toHaveBeenCalledTimes(1);
    expect(sut.view.get()).toMatchObject({ phase: 'rest', scan: { refusals: ['stopped_early'] } });
  });

  it('sends no picture after the scan was taken back, and shows how it ended until that is read', async () => {
    const { sut, frame, closed } = setUp();
    sut.receive(scanIn('open'));
    await sut.begin(track);
    sut.receive(scanIn('cancelled'));
    expect(closed).toHaveBeenCalledTimes(1);
    const sent = frame.mock.calls.length;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(frame.mock.calls.length).toBe(sent);
    expect(sut.view.get().scan?.state).toBe('cancelled');
    sut.dismiss();
    expect(sut.view.get().scan).toBeNull();
  });

  it('follows a phone, and stops following when its turn does not count', () => {
    const { sut } = setUp();
    sut.receive(scanIn('open'));
    sut.follow('s', progress);
    expect(sut.view.get()).toMatchObject({ isFollowing: true, progress: { coveredDeg: 90 } });
    sut.receive(scanIn('open', ['still_camera']));
    expect(sut.view.get()).toMatchObject({ isFollowing: false, scan: { refusals: ['still_camera'] } });
  });

  it('passes over the end of a scan that it never showed, and progress of another one', () => {
    const { sut } = setUp();
    sut.receive(scanIn('missed'));
    expect(sut.view.get().scan).toBeNull();
    sut.follow('other', progress);
    expect(sut.view.get().isFollowing).toBe(false);
  });
});
