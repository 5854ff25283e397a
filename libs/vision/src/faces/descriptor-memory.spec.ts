import { type AveragedDescriptor, averageDescriptors } from './descriptor-memory';
import { descriptorDistance } from './face-descriptor';

/** A descriptor whose every number is the same: `distance` apart from that of `value` 0. */
const at = (distance: number): Float32Array => new Float32Array(128).fill(distance / Math.sqrt(128));
const average = ([first = 0, ...others]: number[]): AveragedDescriptor =>
  others.reduce(
    (before, distance) => averageDescriptors(at(distance), before.identityState),
    averageDescriptors(at(first)),
  );

describe('averageDescriptors', () => {
  it('is the mean of what came', () => {
    const { descriptor, pictures } = average([0.1, 0.2, 0.3]);
    expect(descriptorDistance(descriptor, at(0.2))).toBeCloseTo(0, 5);
    expect(pictures).toBe(3);
  });

  it('forgets what is more than five pictures old', () => {
    const { descriptor, pictures } = average([0, 0.3, 0.3, 0.3, 0.3, 0.3]);
    expect(pictures).toBe(5);
    expect(descriptorDistance(descriptor, at(0.3))).toBeCloseTo(0, 5);
  });

  it('begins anew with somebody else, at once', () => {
    const { descriptor, pictures } = average([0, 0, 0, 0, 0.7]);
    expect(pictures).toBe(1);
    expect(descriptorDistance(descriptor, at(0.7))).toBeCloseTo(0, 5);
  });

  it.each([
    ['no base64 of ours', 'AAAA'],
    ['more than five', Buffer.alloc(6 * 512).toString('base64')],
    ['numbers that are none', Buffer.alloc(512, 0xff).toString('base64')],
  ])('takes %s for nothing', (_, state) => {
    expect(averageDescriptors(at(0.1), state).pictures).toBe(1);
  });
});
