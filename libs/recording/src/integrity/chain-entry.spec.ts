import { createHash, generateKeyPairSync } from 'node:crypto';
import { canonicalJson, type JsonObject } from './canonical-json';
import { appendEntry, FIRST_PREVIOUS_HASH, hashEntry } from './chain-entry';
import { manifestLine, parseManifestLine } from './manifest';
import { isHeadSignedBy, keyIdOf, signHead } from './signed-head';

const INPUT = {
  sessionId: 'session',
  kind: 'event',
  atMs: 1500,
  utc: '2026-11-23T06:00:01.500Z',
  payload: { b: 1, a: ['ә', 'ж', 1e21, -0] },
};

describe(canonicalJson.name, () => {
  it('writes the sample of RFC 8785, section 3.2.2', () => {
    const sample = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(sample)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it.each([NaN, Infinity, '\ud800'])('refuses %p', (value) => {
    expect(() => canonicalJson({ value })).toThrow();
  });
});

describe(appendEntry.name, () => {
  it('begins with zeros and links each entry to the one before', () => {
    const first = appendEntry(null, INPUT);
    const second = appendEntry(first, { ...INPUT, atMs: 1600 });
    expect(first).toMatchObject({ seq: 0, previousHash: FIRST_PREVIOUS_HASH });
    expect(second).toMatchObject({ seq: 1, previousHash: first.hash });
    expect(hashEntry(second)).toBe(second.hash);
  });

  it('hashes the canonical JSON, so that anybody can check it with other tools', () => {
    const { hash } = appendEntry(null, INPUT);
    const text =
      '{"atMs":1500,"kind":"event","payload":{"a":["ә","ж",1e+21,0],"b":1},' +
      `"previousHash":"${FIRST_PREVIOUS_HASH}","seq":0,"sessionId":"session","utc":"2026-11-23T06:00:01.500Z"}`;
    expect(hash).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('does not depend on the order of names', () => {
    const shuffled = {
      payload: { a: INPUT.payload.a, b: 1 },
      utc: INPUT.utc,
      kind: 'event',
      atMs: 1500,
      sessionId: 'session',
    };
    expect(appendEntry(null, shuffled).hash).toBe(appendEntry(null, INPUT).hash);
  });

  it('survives a line of the manifest', () => {
    const entry = appendEntry(null, { ...INPUT, payload: { text: 'line\nend \u2028 "quoted"' } });
    const line = manifestLine(entry);
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(hashEntry(parseManifestLine(line.trimEnd())!)).toBe(entry.hash);
  });

  it.each(['', '{}', '[]', 'null', '{"seq":0', JSON.stringify({ ...appendEntry(null, INPUT), payload: [] })])(
    'takes %j for no entry',
    (line) => {
      expect(parseManifestLine(line)).toBeNull();
    },
  );
});

describe(signHead.name, () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const last = appendEntry(null, INPUT);
  const when = { atMs: 2000, utc: '2026-11-23T06:00:02.000Z', final: false };

  it('signs the hash of the last entry and joins the chain', () => {
    const head = signHead(last, privateKey, when);
    expect(head).toMatchObject({ kind: 'head', seq: 1, previousHash: last.hash, atMs: 2000 });
    expect(head.payload).toMatchObject({
      headSeq: 0,
      headHash: last.hash,
      final: false,
      keyId: keyIdOf(publicKey),
    });
    expect(isHeadSignedBy(head, publicKey)).toBe(true);
  });

  it('does not hold for another key, session, hash, time or purpose', () => {
    const head = signHead(last, privateKey, when);
    const other = generateKeyPairSync('ed25519').publicKey;
    expect(isHeadSignedBy(head, other)).toBe(false);
    expect(isHeadSignedBy({ ...head, sessionId: 'another' }, publicKey)).toBe(false);
    expect(isHeadSignedBy({ ...head, utc: '2026-11-23T06:00:03.000Z' }, publicKey)).toBe(false);
    const changes: JsonObject[] = [{ headHash: FIRST_PREVIOUS_HASH }, { headSeq: 1 }, { final: true }];
    for (const change of changes) {
      expect(isHeadSignedBy({ ...head, payload: { ...head.payload, ...change } }, publicKey)).toBe(false);
    }
  });
});
