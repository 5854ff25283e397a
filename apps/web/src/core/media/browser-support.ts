export interface BrowserSupport {
  name: string;
  version: string;
  supported: boolean;
  /** Abilities that are missing, for the person and the log. */
  missing: ('webrtc' | 'camera' | 'screen' | 'sound' | 'secure')[];
}

/** Name and main version from a user agent string; brands that build on Chromium come before it. */
export function browserOf(userAgent: string): { name: string; version: string } {
  const known: [name: string, pattern: RegExp][] = [
    ['Yandex', /YaBrowser\/(\d+)/],
    ['Edge', /Edg\/(\d+)/],
    ['Opera', /OPR\/(\d+)/],
    ['Firefox', /Firefox\/(\d+)/],
    ['Chrome', /(?:Headless)?Chrome\/(\d+)/],
    ['Safari', /Version\/(\d+)[\d.]* .*Safari/],
  ];
  for (const [name, pattern] of known) {
    const version = pattern.exec(userAgent)?.[1];
    if (version) return { name, version };
  }
  return { name: 'unknown', version: '' };
}

/** What this browser can do, asked for by ability and not by name. */
export function checkBrowser(scope: typeof globalThis = globalThis): BrowserSupport {
  const devices = (scope.navigator as Partial<Navigator>).mediaDevices as Partial<MediaDevices> | undefined;
  const missing: BrowserSupport['missing'] = [];
  if (!scope.isSecureContext) missing.push('secure');
  if (typeof scope.RTCPeerConnection !== 'function') missing.push('webrtc');
  if (typeof devices?.getUserMedia !== 'function') missing.push('camera');
  if (typeof devices?.getDisplayMedia !== 'function') missing.push('screen');
  if (typeof scope.AudioContext !== 'function') missing.push('sound');
  return { ...browserOf(scope.navigator.userAgent), supported: missing.length === 0, missing };
}
