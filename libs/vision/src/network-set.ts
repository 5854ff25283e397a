import { type ModelReference } from '@bakylau/contracts';
import { type NetworkSource } from './analysis-backend';
import { type Network } from './network';

/**
 * Loaded networks by name. Notes which of them run, so that every observation can name exactly those that its figures came
 * from.
 */
export class NetworkSet<Name extends string> {
  private readonly ran = new Set<string>();
  private closed = false;

  private constructor(
    private readonly networks: ReadonlyMap<Name, Network>,
    readonly models: ModelReference[],
  ) {}

  static async load<Name extends string>(
    names: readonly Name[],
    source: NetworkSource,
  ): Promise<NetworkSet<Name>> {
    const networks = new Map<Name, Network>();
    // One after the other: the memory that optimising a graph takes is free again for the next one.
    for (const name of names) networks.set(name, await source.load(name));
    return new NetworkSet(
      networks,
      names.map((name) => source.reference(name)),
    );
  }

  /** The network; each of its runs is noted. */
  get(name: Name): Network {
    const network = this.networks.get(name);
    if (!network) throw new RangeError(`The network "${name}" was not loaded.`);
    return {
      run: (pixels) => {
        this.ran.add(name);
        return network.run(pixels);
      },
      close: () => network.close(),
    };
  }

  /** Names of the networks that ran since the last call. */
  takeRan(): string[] {
    const names = [...this.ran];
    this.ran.clear();
    return names;
  }

  /** Frees all networks. Idempotent. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await Promise.all([...this.networks.values()].map((network) => network.close()));
  }
}
