import { generateKeyPairSync } from 'node:crypto';
import {
  deletedObjectsHash,
  type DeletionStatement,
  isDeletionSignedBy,
  signDeletion,
} from './deletion-receipt';

const OBJECTS = [
  { key: 'sessions/1/av/1-0.webm', sizeBytes: 20 },
  { key: 'sessions/1/av/1-1.webm', sizeBytes: 10 },
];
const STATEMENT: DeletionStatement = {
  ...{
    deletionId: 'd',
    artefact: 'recording',
    rule: 'retention_period',
    days: 90,
    personId: 'p',
    sessionId: '1',
  },
  ...{ objects: 2, sizeBytes: 30, objectsSha256: deletedObjectsHash(OBJECTS), rows: 2 },
  ...{ orderedAt: '2026-11-26T00:00:00.000Z', completedAt: '2026-11-26T00:00:01.000Z' },
};

describe(signDeletion.name, () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const receipt = signDeletion(STATEMENT, privateKey);

  it('is found right with the public key, and wrong with another', () => {
    expect(isDeletionSignedBy(receipt, publicKey)).toBe(true);
    expect(isDeletionSignedBy(receipt, generateKeyPairSync('ed25519').publicKey)).toBe(false);
  });

  it.each(Object.entries(STATEMENT))('is found wrong when %s was changed', (name, value) => {
    const changed = typeof value === 'number' ? value + 1 : `${value}0`;
    expect(isDeletionSignedBy({ ...receipt, [name]: changed }, publicKey)).toBe(false);
  });
});

describe(deletedObjectsHash.name, () => {
  it('goes by the objects and their sizes, not by their order', () => {
    expect(deletedObjectsHash(OBJECTS.toReversed())).toBe(STATEMENT.objectsSha256);
    expect(deletedObjectsHash(OBJECTS.slice(1))).not.toBe(STATEMENT.objectsSha256);
    expect(deletedObjectsHash([{ ...OBJECTS[0]!, sizeBytes: 21 }, OBJECTS[1]!])).not.toBe(
      STATEMENT.objectsSha256,
    );
  });
});
