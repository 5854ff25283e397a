import { deviceName } from './device-name';
import { waitingCreditMs } from './waiting-credit';
import {
  mayTakePlace,
  WINDOW_RELOADS_WITHIN_MS,
  WINDOW_RETURNS_WITHIN_MS,
  type WindowPresence,
} from './window-place';

const held = (connection: WindowPresence['connection'], awayMs = 0): WindowPresence => ({
  windowId: 'first',
  connection,
  awayMs,
});

describe(mayTakePlace, () => {
  it.each([
    ['nobody has it', null, false, true],
    ['the other one is there', held('here'), false, false],
    ['the other one is there and this one waits', held('here'), true, false],
    ['the other one was lost a moment ago', held('lost', WINDOW_RETURNS_WITHIN_MS), false, false],
    ['the other one was lost for longer', held('lost', WINDOW_RETURNS_WITHIN_MS + 1), false, true],
    [
      'the other one was lost for longer and this one waits',
      held('lost', WINDOW_RETURNS_WITHIN_MS + 1),
      true,
      true,
    ],
    ['the other one closed', held('closed'), false, true],
    ['the other one may be loading again', held('closed', WINDOW_RELOADS_WITHIN_MS), true, false],
    ['the other one did not come back', held('closed', WINDOW_RELOADS_WITHIN_MS + 1), true, true],
  ] as const)('%s', (_what, other, isWaiting, expected) => {
    expect(mayTakePlace('second', other, isWaiting)).toBe(expected);
  });

  it.each(['here', 'lost', 'closed'] as const)(
    'always lets the same window back when it is %s',
    (connection) => {
      expect(mayTakePlace('first', held(connection), true)).toBe(true);
    },
  );
});

describe(waitingCreditMs, () => {
  const at = (second: number) => new Date(Date.UTC(2026, 10, 26, 9, 0, second));
  const wait = { interruptedAt: at(0), askedAt: at(20), handedAt: at(80), creditedMs: 0 };

  it('gives nothing while the first window could be used', () => {
    expect(waitingCreditMs({ ...wait, interruptedAt: null })).toBe(0);
  });

  it('gives the loss before the wait and the wait', () => {
    expect(waitingCreditMs(wait)).toBe(80_000);
  });

  it('gives the part of the wait in which the first window was lost', () => {
    expect(waitingCreditMs({ ...wait, interruptedAt: at(50) })).toBe(30_000);
  });

  it('gives a long wait in full, and bounds only what was lost before it', () => {
    const askedAt = at(40 * 60);
    expect(waitingCreditMs({ ...wait, askedAt, handedAt: at(100 * 60) })).toBe(70 * 60_000);
    expect(waitingCreditMs({ ...wait, askedAt, handedAt: at(100 * 60), creditedMs: 30 * 60_000 })).toBe(
      60 * 60_000,
    );
  });

  it('is never negative, also when a clock went back', () => {
    expect(waitingCreditMs({ ...wait, interruptedAt: at(90), askedAt: at(95) })).toBe(5_000);
    expect(waitingCreditMs({ ...wait, interruptedAt: at(95), askedAt: at(90) })).toBe(0);
  });
});

describe(deviceName, () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
      'Chrome 142, Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 YaBrowser/25.8.0.0 Safari/537.36',
      'Yandex 25, Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox 145, Linux'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
      'Safari 18, macOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
      'Chrome 142, Android',
    ],
    ['node', ''],
  ])('%s', (userAgent, expected) => {
    expect(deviceName(userAgent)).toBe(expected);
  });
});
