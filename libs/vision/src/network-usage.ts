import { type Network } from './network';

/** Notes which networks ran, so that every observation can name exactly those that its figures came from. */
export class NetworkUsage {
  private readonly names = new Set<string>();

  /** The same network; each of its runs is noted under the name. */
  watch(name: string, network: Network): Network {
    return {
      run: (pixels) => {
        this.names.add(name);
        return network.run(pixels);
      },
      close: () => network.close(),
    };
  }

  /** Names of the networks that ran since the last call. */
  take(): string[] {
    const names = [...this.names];
    this.names.clear();
    return names;
  }
}
