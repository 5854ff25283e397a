import { type Network } from './network';
import { NetworkUsage } from './network-usage';

class FixedNetwork implements Network {
  closed = false;

  run(pixels: Uint8Array): Promise<Record<string, Float32Array>> {
    return Promise.resolve({ out: new Float32Array([pixels[0]! * 2]) });
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }
}

describe(NetworkUsage.name, () => {
  it('names the networks that ran since the last question, each once', async () => {
    const sut = new NetworkUsage();
    const [a, b] = [sut.watch('a', new FixedNetwork()), sut.watch('b', new FixedNetwork())];

    await a.run(new Uint8Array([1]));
    await a.run(new Uint8Array([1]));
    expect(sut.take()).toEqual(['a']);
    expect(sut.take()).toEqual([]);
    await b.run(new Uint8Array([1]));
    expect(sut.take()).toEqual(['b']);
  });

  it('hands through what the network gives and closes it', async () => {
    const network = new FixedNetwork();
    const watched = new NetworkUsage().watch('a', network);

    expect(await watched.run(new Uint8Array([21]))).toEqual({ out: new Float32Array([42]) });
    await watched.close();
    expect(network.closed).toBe(true);
  });
});
