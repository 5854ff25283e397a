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
    private readonly source: NetworkSource,
    private readonly networks: Map<Name, Promise<Network>>,
    readonly models: ModelReference[],
  ) {}

  /** @param later names of networks that are seldom wanted: each is loaded when it first runs */
  static async load<Name extends string>(
    names: readonly Name[],
    source: NetworkSource,
    later: readonly Name[] = [],
  ): Promise<NetworkSet<Name>> {
    const models = names.map((name) => source.reference(name));
    const set = new NetworkSet(source, new Map<Name, Promise<Network>>(), models);
    // One after the other: the memory that optimising a graph takes is free again for the next one.
    for (const name of names) if (!later.includes(name)) await set.loaded(name);
    return set;
  }

  /** The network; each of its runs is noted. */
  get(name: Name): Network {
    if (!this.models.some((model) => model.name === name)) {
      throw new RangeError(`The network "${name}" does not belong to this set.`);
    }
    return {
      run: async (pixels) => {
        this.ran.add(name);
        return (await this.loaded(name)).run(pixels);
      },
      close: async () => (await this.networks.get(name))?.close(),
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
    await Promise.all([...this.networks.values()].map(async (network) => (await network).close()));
  }

  /** A network that could not be loaded is tried again with the next picture. */
  private loaded(name: Name): Promise<Network> {
    const known = this.networks.get(name);
    if (known) return known;
    const loading = this.source.load(name);
    this.networks.set(name, loading);
    loading.catch(() => this.networks.delete(name));
    return loading;
  }
}
