import { networkInterfaces } from 'node:os';
import { type TransportListenInfo } from 'mediasoup/types';

export interface ListenOptions {
  /** Address to bind; `0.0.0.0` means whatever the announced addresses need. */
  listenAddress: string;
  /** Addresses or host names that browsers are told. */
  announcedAddresses: readonly string[];
}

const EVERYWHERE = '0.0.0.0';

/**
 * Where one media worker listens: the same port for UDP and TCP on each address. Announced addresses of this machine are bound
 * one by one, because two candidates cannot share one socket that is bound to everything; one that is not of this machine (the
 * outer side of a NAT, a host name) stands for the address behind it.
 * @throws Error when two announced addresses would need the same socket
 */
export function listenInfos(
  port: number,
  options: ListenOptions,
  ownAddresses: readonly string[] = addressesOfThisMachine(),
): TransportListenInfo[] {
  const bound = boundAddresses(options, ownAddresses);
  if (new Set(bound.map(({ ip }) => ip)).size < bound.length) {
    throw new Error('RTC_ANNOUNCED_ADDRESS: only one of the addresses may be of another machine');
  }
  return bound.flatMap((address) =>
    (['udp', 'tcp'] as const).map((protocol) => ({ protocol, port, ...address })),
  );
}

function boundAddresses(
  { listenAddress, announcedAddresses }: ListenOptions,
  ownAddresses: readonly string[],
): { ip: string; announcedAddress?: string }[] {
  const isOwn = (address: string) => ownAddresses.includes(address);
  const own = announcedAddresses.filter(isOwn);
  const foreign = announcedAddresses.filter((address) => !isOwn(address));
  if (listenAddress !== EVERYWHERE) {
    if (foreign.length === 0) return [{ ip: listenAddress }];
    return foreign.map((announcedAddress) => ({ ip: listenAddress, announcedAddress }));
  }
  const free =
    own.length === 0 ? EVERYWHERE : (ownAddresses.find((address) => !own.includes(address)) ?? EVERYWHERE);
  return [
    ...own.map((ip) => ({ ip })),
    ...foreign.map((announcedAddress) => ({ ip: free, announcedAddress })),
  ];
}

function addressesOfThisMachine(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter(({ family }) => family === 'IPv4')
    .map(({ address }) => address);
}
