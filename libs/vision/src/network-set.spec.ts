import { type Network } from './network';
import { NetworkSet } from './network-set';

class DoublingNetwork implements Network {
  closed = 0;

  run(pixels: Uint8Array): Promise<Record<string, Float32Array>> {
    return Promise.resolve({ out: new Float32Array([pixels[0]! * 2]) });
  }

  close(): Promise<void> {
    this.closed += 1;
    return Promise.resolve();
  }
}

describe(NetworkSet.name, () => {
  const loaded = { a: new DoublingNetwork(), b: new DoublingNetwork() };
  const load = () =>
    NetworkSet.load(['a', 'b'] as const, {
      load: (name) => Promise.resolve(loaded[name as 'a' | 'b']),
      reference: (name) => ({ name, sha256: name.repeat(64) }),
    });

  it('names the networks that ran since the last question, each once', async () => {
    const sut = await load();
    const [a, b] = [sut.get('a'), sut.get('b')];

    await a.run(new Uint8Array([1]));
    await a.run(new Uint8Array([1]));
    expect(sut.takeRan()).toEqual(['a']);
    expect(sut.takeRan()).toEqual([]);
    expect(await b.run(new Uint8Array([21]))).toEqual({ out: new Float32Array([42]) });
    expect(sut.takeRan()).toEqual(['b']);
  });

  it('loads a network that is seldom wanted when it first runs, once', async () => {
    const names: string[] = [];
    const source = {
      load: (name: string) => {
        names.push(name);
        return Promise.resolve(loaded[name as 'a' | 'b']);
      },
      reference: (name: string) => ({ name, sha256: name.repeat(64) }),
    };
    const sut = await NetworkSet.load(['a', 'b'] as const, source, ['b'] as const);
    expect(names).toEqual(['a']);
    expect(sut.models.map(({ name }) => name)).toEqual(['a', 'b']);

    await sut.get('b').run(new Uint8Array([1]));
    await sut.get('b').run(new Uint8Array([1]));
    expect(names).toEqual(['a', 'b']);
    expect(sut.takeRan()).toEqual(['b']);
  });

  it('says which networks it holds, in the order of loading', async () => {
    expect((await load()).models.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('closes each network once', async () => {
    const sut = await load();
    await sut.close();
    await sut.close();

    expect([loaded.a.closed, loaded.b.closed]).toEqual([1, 1]);
  });
});
