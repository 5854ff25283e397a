import { PpmReader } from './ppm.reader';

const pictureOf = (width: number, height: number, value: number): Buffer =>
  Buffer.concat([Buffer.from(`P6\n${width} ${height}\n255\n`), Buffer.alloc(width * height * 3, value)]);

describe(PpmReader.name, () => {
  const stream = Buffer.concat([pictureOf(40, 3, 7), pictureOf(2, 2, 10), pictureOf(40, 3, 9)]);

  it.each([1, 5, 61, 64, 400, stream.length])('cuts a stream that comes in pieces of %d bytes', (size) => {
    const sut = new PpmReader();
    const pictures = [];
    for (let at = 0; at < stream.length; at += size)
      pictures.push(...sut.push(stream.subarray(at, at + size)));

    expect(pictures.map(({ width, height }) => [width, height])).toEqual([
      [40, 3],
      [2, 2],
      [40, 3],
    ]);
    expect(pictures.map(({ pixels }) => [pixels.length, new Set(pixels)])).toEqual([
      [360, new Set([7])],
      [12, new Set([10])],
      [360, new Set([9])],
    ]);
  });

  it('keeps an unfinished picture to itself', () => {
    expect(new PpmReader().push(pictureOf(40, 3, 7).subarray(0, 300))).toEqual([]);
  });

  it('refuses another kind of stream', () => {
    expect(() => new PpmReader().push(Buffer.alloc(100, 'x'))).toThrow('no PPM');
  });
});
