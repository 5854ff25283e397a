import { type BankItemContent, languagesOfBankItem } from '@bakylau/contracts';
import { BankItem, BankItemVersion, newId } from '@bakylau/persistence';
import { type EntityManager } from 'typeorm';

export interface NewVersion {
  authorId: string;
  content: BankItemContent;
}

/** Stores an item of a bank with its first version, a draft. @returns the item's id */
export async function addBankItem(
  bankId: string,
  version: NewVersion,
  manager: EntityManager,
): Promise<string> {
  const id = newId();
  await manager.insert(BankItem, { id, bankId, latestVersion: 1 });
  await insertVersion(id, 1, version, manager);
  return id;
}

/** Stores the next version of an item, a draft. The caller holds the item's row. */
export async function reviseItem(
  { id, latestVersion }: Pick<BankItem, 'id' | 'latestVersion'>,
  version: NewVersion,
  manager: EntityManager,
): Promise<void> {
  await manager.update(BankItem, { id }, { latestVersion: latestVersion + 1 });
  await insertVersion(id, latestVersion + 1, version, manager);
}

async function insertVersion(
  itemId: string,
  version: number,
  { authorId, content }: NewVersion,
  manager: EntityManager,
): Promise<void> {
  const { kind, topic, difficulty } = content;
  await manager.insert(BankItemVersion, {
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
    state: 'draft',
  });
}
