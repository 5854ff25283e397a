import { nackedSequenceNumbers } from './rtcp-feedback';

describe(nackedSequenceNumbers.name, () => {
  const nack = (...items: [number, number][]) => {
    const packet = Buffer.alloc(12 + items.length * 4);
    packet.set([0x81, 205]);
    packet.writeUInt16BE(packet.length / 4 - 1, 2);
    items.forEach(([first, mask], i) => {
      packet.writeUInt16BE(first, 12 + i * 4);
      packet.writeUInt16BE(mask, 14 + i * 4);
    });
    return packet;
  };

  it('reads the first number and the mask of those behind it, over the end of 16 bits', () => {
    expect(nackedSequenceNumbers(nack([65_534, 0b101], [7, 0]))).toEqual([65_534, 65_535, 1, 7]);
  });

  it('finds the request behind another packet, and none in what is cut off', () => {
    const report = Buffer.from([0x80, 201, 0, 1, 0, 0, 0, 1]);
    expect(nackedSequenceNumbers(Buffer.concat([report, nack([5, 0])]))).toEqual([5]);
    expect(nackedSequenceNumbers(nack([5, 0]).subarray(0, 14))).toEqual([]);
  });
});
