import { referenceFingerprint } from './reference-fingerprint';

describe(referenceFingerprint.name, () => {
  it('is the same for the same numbers, and another where one differs in its last bit', () => {
    const descriptor = Array.from({ length: 128 }, (_, at) => Math.sin(at));
    expect(referenceFingerprint([...descriptor])).toBe(referenceFingerprint(descriptor));
    const other = descriptor.with(5, descriptor[5]! + Number.EPSILON);
    expect(referenceFingerprint(other)).not.toBe(referenceFingerprint(descriptor));
    expect(referenceFingerprint(descriptor)).toMatch(/^[0-9a-f]{64}$/);
  });
});
