import { browserOf, checkBrowser } from './browser-support';

const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

describe(browserOf.name, () => {
  it.each([
    [CHROME, 'Chrome', '156'],
    [`${CHROME} Edg/156.0.1`, 'Edge', '156'],
    [`${CHROME.replace(' Safari', ' YaBrowser/26.9.0 Safari')}`, 'Yandex', '26'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox', '145'],
    [
      'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
      'Safari',
      '26',
    ],
    ['something else', 'unknown', ''],
  ])('%s', (agent, name, version) => {
    expect(browserOf(agent)).toEqual({ name, version });
  });
});

describe(checkBrowser.name, () => {
  it('names what is missing on a phone', () => {
    const phone = {
      isSecureContext: true,
      RTCPeerConnection: class {},
      AudioContext: class {},
      navigator: { userAgent: CHROME, mediaDevices: { getUserMedia: () => undefined } },
    } as unknown as typeof globalThis;
    expect(checkBrowser(phone)).toMatchObject({ supported: false, missing: ['screen'] });
  });

  it('names an insecure address, where browsers hide the camera', () => {
    const plain = {
      isSecureContext: false,
      RTCPeerConnection: class {},
      AudioContext: class {},
      navigator: { userAgent: CHROME },
    } as unknown as typeof globalThis;
    expect(checkBrowser(plain).missing).toEqual(['secure', 'camera', 'screen']);
  });
});
