import { type ServiceConfig } from '@bakylau/platform';
import { type LiveSessions } from '../media-session/live-sessions';
import { type ExamAccess } from './exam-access';
import { type ExamSnapshot } from './exam-snapshot';
import { ProctorPeer } from './proctor-peer';
import { ProctorService, type ProctorSocket } from './proctor.service';
import { type ViewLog } from './view-log';

describe(ProctorService.name, () => {
  it('shows nothing that has no line in the log, also when the first line could not be written', async () => {
    const peer = new ProctorPeer();
    jest.spyOn(peer, 'getProducer').mockReturnValue({
      sessionId: 's',
      source: 'camera',
    } as ReturnType<ProctorPeer['getProducer']>);
    const shown = jest
      .spyOn(peer, 'consume')
      .mockResolvedValue({} as Awaited<ReturnType<ProctorPeer['consume']>>);
    const live = jest
      .fn()
      .mockRejectedValueOnce(new Error('the database is away'))
      .mockResolvedValue(undefined);
    const sut = new ProctorService(
      { assertMayWatch: () => Promise.resolve() } as unknown as ExamAccess,
      {} as ExamSnapshot,
      { find: () => ({ facts: { examId: 'e' } }) } as unknown as LiveSessions,
      { live } as unknown as ViewLog,
      {} as ServiceConfig,
    );
    const socket = { data: { principal: { userId: 'u' }, peer } } as unknown as ProctorSocket;
    const request = { transportId: 't', producerId: 'p', rtpCapabilities: {}, layer: 'low' as const };
    await expect(sut.consume(socket, request)).rejects.toThrow('away');
    expect(shown).not.toHaveBeenCalled();
    await sut.consume(socket, request);
    await sut.consume(socket, request);
    expect(live).toHaveBeenCalledTimes(2);
    expect(shown).toHaveBeenCalledTimes(2);
  });
});
