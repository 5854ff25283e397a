import { uploadProfileFor } from './upload-profile';

describe(uploadProfileFor.name, () => {
  it.each([
    [0, 'p120'],
    [120, 'p120'],
    [431, 'p120'],
    [432, 'p324'],
    [1066, 'p324'],
    [1067, 'p800'],
    [100_000, 'p800'],
  ])('takes for %i kbit/s the profile %s', (uploadKbps, profile) => {
    expect(uploadProfileFor(uploadKbps)).toBe(profile);
  });
});
