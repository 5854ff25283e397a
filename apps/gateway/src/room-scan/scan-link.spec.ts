import { ROOM_SCAN_LINK_LIFE_MS } from '@bakylau/contracts';
import { ScanLink } from './scan-link';

describe(ScanLink.name, () => {
  it('lets the first page in, again and again, and no other', () => {
    const { link, token } = ScanLink.create();
    expect(link.admit(token, 'key of the phone')).toBe(true);
    expect(link.admit(token, 'key of the phone')).toBe(true);
    expect(link.admit(token, 'key of somebody')).toBe(false);
  });

  it('knows no other token', () => {
    const { link } = ScanLink.create();
    expect(link.admit(ScanLink.create().token, 'key')).toBe(false);
  });

  it('is too old after two minutes, but not for the page that came in time', () => {
    const { link, token } = ScanLink.create(0);
    expect(link.admit(token, 'late', ROOM_SCAN_LINK_LIFE_MS)).toBe(false);
    expect(link.admit(token, 'in time', ROOM_SCAN_LINK_LIFE_MS - 1)).toBe(true);
    expect(link.admit(token, 'in time', ROOM_SCAN_LINK_LIFE_MS * 2)).toBe(true);
  });
});
