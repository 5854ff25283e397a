import { type BankImport } from '@bakylau/contracts';
import { ItemBank } from '@bakylau/persistence';
import { type ObjectStore } from '@bakylau/storage';
import { type EntityManager } from 'typeorm';
import { findTitles } from './bank-fingerprints';
import { addBankItems } from './bank-item-writer';
import { type ImportOptions, type ImportPlan } from './import-plan';
import { importQuestions } from './import-questions';
import { addItemPicture } from './item-picture-store';

/**
 * Carries a plan out in a bank, within the caller's transaction, or in a dry run only tells of it. Imports into one bank wait for each
 * other, so that the same file sent twice at once is known the second time. The caller has checked who may write.
 */
export async function importIntoBank(
  plan: ImportPlan,
  options: ImportOptions,
  { bankId, authorId }: { bankId: string; authorId: string },
  store: ObjectStore,
  manager: EntityManager,
): Promise<BankImport> {
  if (!options.dryRun) {
    await manager.findOneOrFail(ItemBank, {
      where: { id: bankId },
      lock: { mode: 'for_no_key_update' },
    });
  }
  return importQuestions(plan, options, {
    findTitles: (fingerprints) => findTitles(bankId, fingerprints, options.language, manager),
    addItems: (contents) => addBankItems(bankId, { authorId, contents }, manager),
    addPicture: (picture) => addItemPicture(bankId, picture, store, manager),
  });
}
