import { iceServersFor } from './ice-servers';

describe(iceServersFor.name, () => {
  const now = new Date('2026-11-23T06:00:00.000Z');

  it('gives none when no relay is configured', () => {
    expect(iceServersFor('p1', null, now)).toEqual([]);
  });

  it('gives a credential that coturn computes the same way', () => {
    const [server] = iceServersFor('p1', { urls: ['turn:relay.example:3478'], secret: 'north' }, now);
    expect(server?.username).toBe('1795435200:p1');
    // printf '1795435200:p1' | openssl dgst -sha1 -hmac north -binary | base64
    expect(server?.credential).toBe('KK6wUdIpKc8aQxLupX5pyrtZUuk=');
  });

  it('differs between people', () => {
    const turn = { urls: ['turn:relay.example:3478'], secret: 'north' };
    expect(iceServersFor('p1', turn, now)[0]?.credential).not.toBe(
      iceServersFor('p2', turn, now)[0]?.credential,
    );
  });
});
