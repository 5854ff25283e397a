import { type BankItemContent, type Locale } from '@bakylau/contracts';
import { BankItemVersion, ItemPictureFile } from '@bakylau/persistence';
import { type EntityManager, In, IsNull } from 'typeorm';
import { titleOf } from './file-repeats';
import { itemFingerprints } from './item-fingerprints';

/** The fingerprints of items whose pictures are stored, in their order. */
export async function storedFingerprints(
  contents: readonly BankItemContent[],
  manager: EntityManager,
): Promise<string[][]> {
  const ids = [...new Set(contents.flatMap(({ pictures }) => pictures.map(({ id }) => id)))];
  const files = ids.length === 0 ? [] : await manager.findBy(ItemPictureFile, { id: In(ids) });
  const digestOf = new Map(files.map(({ id, sourceSha256 }) => [id, sourceSha256]));
  return contents.map((content) =>
    itemFingerprints(
      content,
      // A picture of which nobody kept what was sent is like no other.
      content.pictures.map(({ id }) => digestOf.get(id) ?? id),
    ),
  );
}

/** Few enough that nobody waits while they are compared. */
const FILLED_TOGETHER = 250;

/** Gives their fingerprints to versions that were stored before there were any. Others may do so at the same time: rows are locked by id. */
async function fillFingerprints(bankId: string, manager: EntityManager): Promise<void> {
  for (;;) {
    const versions = await manager.find(BankItemVersion, {
      select: { id: true, content: true },
      where: { item: { bankId }, fingerprints: IsNull() },
      order: { id: 'ASC' },
      take: FILLED_TOGETHER,
    });
    if (versions.length === 0) return;
    const prints = await storedFingerprints(
      versions.map(({ content }) => content),
      manager,
    );
    const rows = versions.map(({ id }, i) => ({ id, fingerprints: prints[i] }));
    await manager.query(
      `WITH filled AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS f(id uuid, fingerprints text[])),
            locked AS (SELECT id FROM bank_item_versions WHERE id IN (SELECT id FROM filled) AND fingerprints IS NULL
                       ORDER BY id FOR NO KEY UPDATE)
       UPDATE bank_item_versions v SET fingerprints = f.fingerprints
       FROM filled f JOIN locked USING (id) WHERE v.id = f.id AND v.fingerprints IS NULL`,
      [JSON.stringify(rows)],
    );
  }
}

/** Of each item its newest version, unless rejected, and the one that exams draw, in the order in which the items came. */
const TITLES = `
  SELECT DISTINCT ON (f.fingerprint) f.fingerprint, v.content ->> 'name' AS name,
         coalesce(v.content -> 'prompt' ->> $3, v.content #>> '{prompt,kk}', v.content #>> '{prompt,ru}', v.content #>> '{prompt,en}') AS prompt
  FROM bank_items i JOIN bank_item_versions v ON v.item_id = i.id CROSS JOIN unnest(v.fingerprints) AS f(fingerprint)
  WHERE i.bank_id = $1 AND f.fingerprint = ANY ($2::text[])
    AND ((v.version = i.latest_version AND v.state <> 'rejected') OR v.version =
         (SELECT max(w.version) FROM bank_item_versions w WHERE w.item_id = i.id AND w.state = 'approved'))
  ORDER BY f.fingerprint, i.id`;

/**
 * Looks fingerprints up in a bank, some thousands at once. The caller has checked who may read the bank.
 * @param locale in which prompts are told where they have it
 * @returns for each one that is known, the title of the item that has it
 */
export async function findTitles(
  bankId: string,
  fingerprints: readonly string[],
  locale: Locale,
  manager: EntityManager,
): Promise<Map<string, string>> {
  if (fingerprints.length === 0) return new Map();
  await fillFingerprints(bankId, manager);
  const rows: { fingerprint: string; name: string; prompt: string }[] = await manager.query(TITLES, [
    bankId,
    fingerprints,
    locale,
  ]);
  return new Map(rows.map(({ fingerprint, name, prompt }) => [fingerprint, titleOf(name, prompt)]));
}
