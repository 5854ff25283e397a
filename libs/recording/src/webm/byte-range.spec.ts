import { parseByteRange } from './byte-range';

describe(parseByteRange.name, () => {
  it.each([
    ['bytes=0-', { start: 0, endInclusive: 999 }],
    ['bytes=0-0', { start: 0, endInclusive: 0 }],
    ['bytes=10-19', { start: 10, endInclusive: 19 }],
    ['bytes=990-5000', { start: 990, endInclusive: 999 }],
    ['bytes=-100', { start: 900, endInclusive: 999 }],
    ['bytes=-5000', { start: 0, endInclusive: 999 }],
  ])('reads %j of a file of 1,000 bytes', (header, range) => {
    expect(parseByteRange(header, 1000)).toEqual(range);
  });

  it.each([undefined, '', 'bytes=-', 'bytes=20-10', 'bytes=0-1,5-6', 'items=0-1', 'bytes=a-b'])(
    'answers the whole file to %j',
    (header) => {
      expect(parseByteRange(header, 1000)).toBeNull();
    },
  );

  it.each(['bytes=1000-', 'bytes=5000-6000', 'bytes=-0'])('refuses %j', (header) => {
    expect(parseByteRange(header, 1000)).toBe('unsatisfiable');
  });
});
