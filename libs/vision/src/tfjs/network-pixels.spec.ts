import { networkPixels } from './network-pixels';

describe(networkPixels.name, () => {
  const twoPixels = Uint8Array.of(10, 20, 30, 40, 50, 60);
  const size = { width: 2, height: 1 };

  it('scales rows of RGB', () => {
    const found = networkPixels(twoPixels, {
      ...size,
      mean: [10],
      scale: [0.5],
      channels: 'rgb',
      layout: 'nhwc',
    });

    expect([...found.values]).toEqual([0, 5, 10, 15, 20, 25]);
    expect(found.shape).toEqual([1, 1, 2, 3]);
  });

  it('takes mean and scale in the order of the network, and gives planes where it wants them', () => {
    const found = networkPixels(twoPixels, {
      ...size,
      mean: [30, 20, 10],
      scale: [1, 2, 3],
      channels: 'bgr',
      layout: 'nchw',
    });

    expect([...found.values]).toEqual([0, 30, 0, 60, 0, 90]);
    expect(found.shape).toEqual([1, 3, 1, 2]);
  });
});
