import { needsNewPhotoLink } from './photo-link';

describe(needsNewPhotoLink.name, () => {
  it('tells a link that is wrong from a service that does not answer', () => {
    for (const code of ['not_found', 'validation_failed', 'scan_link_invalid'] as const)
      expect(needsNewPhotoLink({ code })).toBe(true);
    for (const code of ['network', 'timeout', 'internal', 'rate_limited'] as const)
      expect(needsNewPhotoLink({ code })).toBe(false);
  });
});
