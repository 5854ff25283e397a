import { measureUploadKbps } from './upload-speed';

/** A line of a given speed on a clock of its own. */
function line(kbps: number) {
  let nowMs = 0;
  const sizes: number[] = [];
  return {
    sizes,
    now: () => nowMs,
    send: (body: Blob) => {
      sizes.push(body.size);
      nowMs += (body.size * 8) / kbps;
      return Promise.resolve();
    },
  };
}

describe(measureUploadKbps.name, () => {
  it.each([120, 324, 5000, 90_000])('measures a line of %d kbit/s', async (kbps) => {
    await expect(measureUploadKbps(line(kbps))).resolves.toBe(kbps);
  });

  it('does not torture a slow line with large bodies', async () => {
    const slow = line(120);
    await measureUploadKbps(slow);
    expect(slow.sizes).toEqual([16_384, 65_536]);
  });

  it('fails when sending fails', async () => {
    await expect(measureUploadKbps({ send: () => Promise.reject(new Error('gone')) })).rejects.toThrow(
      'gone',
    );
  });
});
