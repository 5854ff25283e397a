import { listenInfos } from './listen-addresses';

const own = ['127.0.0.1', '10.1.2.3'];
const addresses = (options: Parameters<typeof listenInfos>[1]) =>
  listenInfos(40_000, options, own)
    .filter(({ protocol }) => protocol === 'udp')
    .map(({ ip, announcedAddress }) => ({ ip, announcedAddress }));

describe(listenInfos.name, () => {
  it('binds each announced address of this machine by itself, UDP and TCP on one port', () => {
    expect(listenInfos(40_001, { listenAddress: '0.0.0.0', announcedAddresses: own }, own)).toEqual([
      { protocol: 'udp', ip: '127.0.0.1', port: 40_001 },
      { protocol: 'tcp', ip: '127.0.0.1', port: 40_001 },
      { protocol: 'udp', ip: '10.1.2.3', port: 40_001 },
      { protocol: 'tcp', ip: '10.1.2.3', port: 40_001 },
    ]);
  });

  it('binds everything for an address in front of this machine', () => {
    expect(addresses({ listenAddress: '0.0.0.0', announcedAddresses: ['media.example.kz'] })).toEqual([
      { ip: '0.0.0.0', announcedAddress: 'media.example.kz' },
    ]);
  });

  it('lets loopback and an outer address stand side by side', () => {
    expect(addresses({ listenAddress: '0.0.0.0', announcedAddresses: ['127.0.0.1', '203.0.113.5'] })).toEqual(
      [
        { ip: '127.0.0.1', announcedAddress: undefined },
        { ip: '10.1.2.3', announcedAddress: '203.0.113.5' },
      ],
    );
  });

  it('binds only the address that was asked for', () => {
    expect(addresses({ listenAddress: '10.1.2.3', announcedAddresses: own })).toEqual([
      { ip: '10.1.2.3', announcedAddress: undefined },
    ]);
    expect(addresses({ listenAddress: '10.1.2.3', announcedAddresses: ['203.0.113.5'] })).toEqual([
      { ip: '10.1.2.3', announcedAddress: '203.0.113.5' },
    ]);
  });

  it('refuses two outer addresses, which would need the same socket', () => {
    expect(() =>
      addresses({ listenAddress: '0.0.0.0', announcedAddresses: ['203.0.113.5', '203.0.113.6'] }),
    ).toThrow('RTC_ANNOUNCED_ADDRESS');
  });
});
