import {
  BLOCK_HEAD_BYTES,
  CLUSTER_HEAD_BYTES,
  clusterHead,
  readBlockHead,
  readClusterHead,
  writeBlockHead,
} from './cluster';

describe(clusterHead.name, () => {
  it('has 22 bytes, of unknown size while it is open', () => {
    expect(clusterHead(0x1234, null).toString('hex')).toBe('1f43b67501ffffffffffffffe7880000000000001234');
  });

  it('counts what lies behind its size once that is known', () => {
    expect(clusterHead(1, 1012).toString('hex')).toBe('1f43b67501000000000003e8e7880000000000000001');
  });

  it('is read back', () => {
    expect(readClusterHead(clusterHead(10_800_123, 5000))).toEqual({ timeMs: 10_800_123 });
    expect(readClusterHead(clusterHead(0, null).subarray(0, CLUSTER_HEAD_BYTES - 1))).toBeNull();
    expect(readClusterHead(Buffer.alloc(CLUSTER_HEAD_BYTES))).toBeNull();
  });
});

describe(writeBlockHead.name, () => {
  const block = (dataSizeBytes: number) => {
    const buffer = Buffer.alloc(BLOCK_HEAD_BYTES + dataSizeBytes);
    writeBlockHead(buffer, 0, { track: 1, relativeMs: 24_999, isKey: true, dataSizeBytes });
    return buffer;
  };

  it('writes nine bytes', () => {
    expect(block(100).subarray(0, 9).toString('hex')).toBe('a3100000688161a780');
  });

  it.each([0, 1, 300_000])('is read back with %i bytes of data', (dataSizeBytes) => {
    expect(readBlockHead(block(dataSizeBytes), 0)).toEqual({
      track: 1,
      relativeMs: 24_999,
      isKey: true,
      dataSizeBytes,
    });
  });

  it.each([0, 8, 9, 108])('is not read when only %i of 109 bytes are there', (length) => {
    expect(readBlockHead(block(100).subarray(0, length), 0)).toBeNull();
  });

  it('is not read from zeros, which a file system may leave behind a crash', () => {
    expect(readBlockHead(Buffer.alloc(100), 0)).toBeNull();
  });
});
