import { type DataSource } from 'typeorm';
import { type SessionChainService } from '@bakylau/persistence';
import { type GatewayEvents } from '../gateway-events';
import { type EvidenceStore } from './evidence.store';
import { IncidentLedger } from './incident-ledger';

describe(IncidentLedger.name, () => {
  it('closes what was left open where its card saw it last', async () => {
    const open = [{ id: 'i', rule: 'face.absent', startedAtMs: 10_000, card: { durationMs: 7_000.4 } }];
    const update = jest.fn(() => Promise.resolve());
    const manager = { find: () => Promise.resolve(open), update };
    const append = jest.fn(() => Promise.resolve());
    const sut = new IncidentLedger(
      { transaction: (work: (given: unknown) => Promise<void>) => work(manager) } as unknown as DataSource,
      { append } as unknown as SessionChainService,
      {} as EvidenceStore,
      {} as GatewayEvents,
    );
    await sut.closeAbandoned('s');
    expect(update).toHaveBeenCalledWith(expect.anything(), { id: 'i' }, { endedAtMs: 17_000 });
    const payload = { incidentId: 'i', change: 'abandoned', rule: 'face.absent', endedAtMs: 17_000 };
    expect(append).toHaveBeenCalledWith('s', 'event', 17_000, payload, manager);
  });
});
