import { type FrameObservation } from '@bakylau/contracts';
import { IdentityMemory } from './identity-memory';

const seen = (faces: number, identityState?: string) =>
  ({
    kind: 'frame',
    faces: Array(faces).fill({}),
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
});
