import { type BankItemContent, languagesOfBankItem } from '@bakylau/contracts';
import { BankItem, BankItemVersion, newId } from '@bakylau/persistence';
import { type EntityManager } from 'typeorm';
import { storedFingerprints } from './bank-fingerprints';

export interface NewVersion {
  authorId: string;
  content: BankItemContent;
}

/** Stores an item of a bank with its first version, a draft. @returns the item's id */
export async function addBankItem(
  bankId: string,
  { authorId, content }: NewVersion,
  manager: EntityManager,
): Promise<string> {
  const [id] = await addBankItems(bankId, { authorId, contents: [content] }, manager);
  return id!;
}

/** Stores items of a bank with their first versions, drafts: some hundreds at most. @returns their ids, in their order */
export async function addBankItems(
  bankId: string,
  { authorId, contents }: { authorId: string; contents: readonly BankItemContent[] },
  manager: EntityManager,
): Promise<string[]> {
  const ids = contents.map(() => newId());
  await manager.insert(
    BankItem,
    ids.map((id) => ({ id, bankId, latestVersion: 1 })),
  );
  const prints = await storedFingerprints(contents, manager);
  const versions = contents.map((content, i) => ({
    ...rowOf(ids[i]!, 1, { authorId, content }),
    fingerprints: prints[i],
  }));
  await manager.insert(BankItemVersion, versions);
  return ids;
}

/** Stores the next version of an item, a draft. The caller holds the item's row. */
export async function reviseItem(
  { id, latestVersion }: Pick<BankItem, 'id' | 'latestVersion'>,
  version: NewVersion,
  manager: EntityManager,
): Promise<void> {
  await manager.update(BankItem, { id }, { latestVersion: latestVersion + 1 });
  const [fingerprints] = await storedFingerprints([version.content], manager);
  await manager.insert(BankItemVersion, { ...rowOf(id, latestVersion + 1, version), fingerprints });
}

function rowOf(itemId: string, version: number, { authorId, content }: NewVersion) {
  const { kind, topic, difficulty } = content;
  return {
    id: newId(),
    itemId,
    version,
    // TypeORM's types of partial rows do not know recursive JSON.
    content: content as never,
    kind,
    topic,
    difficulty,
    languages: languagesOfBankItem(content),
    authorId,
    state: 'draft' as const,
  };
}
