import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EncryptedObjectStore, FolderObjectStore } from '@bakylau/storage';
import { describeObjectStoreContract } from './storage-contract';

describe(FolderObjectStore.name, () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-store-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  describeObjectStoreContract(() => new FolderObjectStore(join(folder, 'store')));
});

describe(EncryptedObjectStore.name, () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-store-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  describeObjectStoreContract(
    () => new EncryptedObjectStore(new FolderObjectStore(join(folder, 'store')), Buffer.alloc(32, 7)),
  );
});
