import { type Box, type FrameObservation } from '@bakylau/contracts';
import { IdentityMemory } from './identity-memory';

const reference = Array.from({ length: 128 }, () => 0);
const boxAt = (x: number): Box => ({ x, y: 0, width: 90, height: 90 });
const seen = (faces: number, identityState?: string, pictures?: Box[]) =>
  ({
    kind: 'frame',
    faces: Array.from({ length: faces }, (_, i) => ({ box: boxAt(100 * i) })),
    identity: null,
    ...(pictures && { pictures }),
    ...(identityState && { identityState }),
  }) as FrameObservation;

describe(IdentityMemory.name, () => {
  it('hands back what came last, and lets nobody else see it', () => {
    const sut = new IdentityMemory(reference);
    expect(sut.forRequest(true)).toEqual({ reference });
    expect(sut.keep(seen(1, 'first'), true)).not.toHaveProperty('identityState');
    sut.keep(seen(1), true);
    expect(sut.forRequest(true)).toEqual({ reference, identityState: 'first' });
    sut.keep(seen(1, 'second'), true);
    expect(sut.forRequest(true)).toEqual({ reference, identityState: 'second' });
    expect(sut.forRequest(false)).toEqual({});
  });

  it.each([0, 2])('forgets when %i faces are there', (faces) => {
    const sut = new IdentityMemory(reference);
    sut.keep(seen(1, 'first'), true);
    sut.keep(seen(faces), true);
    expect(sut.forRequest(true)).toEqual({ reference });
  });

  it('goes on beside a picture of a face, which is nobody', () => {
    const sut = new IdentityMemory(reference);
    sut.keep(seen(2, 'first', [boxAt(104)]), true);
    sut.keep(seen(2, undefined, [boxAt(104)]), true);
    expect(sut.forRequest(true)).toEqual({ reference, identityState: 'first' });
    sut.keep(seen(1, undefined, [boxAt(4)]), true);
    expect(sut.forRequest(true)).toEqual({ reference });
  });

  it('says where identity was wanted that there is nothing to compare with, and asks nothing of the analysis', () => {
    const sut = new IdentityMemory(null);
    expect(sut.forRequest(true)).toEqual({});
    expect(sut.keep(seen(1), true).identity).toEqual({ usable: false, reason: 'no_reference' });
    expect(sut.keep(seen(1), false).identity).toBeNull();
  });
});
