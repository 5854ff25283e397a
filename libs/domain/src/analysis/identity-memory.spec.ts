import { type Box, type FrameObservation } from '@bakylau/contracts';
import { IdentityMemory } from './identity-memory';

const boxAt = (x: number): Box => ({ x, y: 0, width: 90, height: 90 });
const seen = (faces: number, identityState?: string, pictures?: Box[]) =>
  ({
    kind: 'frame',
    faces: Array.from({ length: faces }, (_, i) => ({ box: boxAt(100 * i) })),
    ...(pictures && { pictures }),
    ...(identityState && { identityState }),
  }) as FrameObservation;

describe('IdentityMemory', () => {
  it('hands back what came last, and lets nobody else see it', () => {
    const sut = new IdentityMemory();
    expect(sut.forRequest).toEqual({});
    expect(sut.keep(seen(1, 'first'))).not.toHaveProperty('identityState');
    sut.keep(seen(1));
    expect(sut.forRequest).toEqual({ identityState: 'first' });
    sut.keep(seen(1, 'second'));
    expect(sut.forRequest).toEqual({ identityState: 'second' });
  });

  it.each([0, 2])('forgets when %i faces are there', (faces) => {
    const sut = new IdentityMemory();
    sut.keep(seen(1, 'first'));
    sut.keep(seen(faces));
    expect(sut.forRequest).toEqual({});
  });

  it('goes on beside a picture of a face, which is nobody', () => {
    const sut = new IdentityMemory();
    sut.keep(seen(2, 'first', [boxAt(104)]));
    sut.keep(seen(2, undefined, [boxAt(104)]));
    expect(sut.forRequest).toEqual({ identityState: 'first' });
    sut.keep(seen(1, undefined, [boxAt(4)]));
    expect(sut.forRequest).toEqual({});
  });
});
