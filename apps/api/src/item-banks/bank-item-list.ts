import { type BankItemQuery, type BankItemSummary } from '@bakylau/contracts';
import { type EntityManager } from 'typeorm';

interface ItemRow extends Omit<BankItemSummary, 'createdAt'> {
  createdAt: Date;
}

const FROM = `
  FROM bank_items i
  JOIN bank_item_versions v ON v.item_id = i.id AND v.version = i.latest_version
  JOIN users u ON u.id = v.author_id
  WHERE i.bank_id = $1
    AND ($2::text IS NULL OR v.topic = $2) AND ($3::text IS NULL OR v.state = $3) AND ($4::text IS NULL OR v.kind = $4)
    AND ($5::text IS NULL OR concat_ws(' ', v.content #>> '{prompt,kk}', v.content #>> '{prompt,ru}', v.content #>> '{prompt,en}', v.content ->> 'name') ILIKE $5)`;

/** The newest versions of a bank's items that fit, the newest items first. The caller has checked who may see them. */
export async function listBankItems(
  bankId: string,
  userId: string,
  { topic, state, kind, search, offset, limit }: BankItemQuery,
  manager: EntityManager,
): Promise<{ total: number; items: BankItemSummary[] }> {
  // What a person types means itself, also where SQL has a meaning for it.
  const pattern = search ? `%${search.replace(/[\\%_]/gu, '\\$&')}%` : null;
  const values = [bankId, topic ?? null, state ?? null, kind ?? null, pattern];
  const [count]: { total: number }[] = await manager.query(`SELECT count(*)::int AS total ${FROM}`, values);
  const rows: ItemRow[] = await manager.query(
    `SELECT i.id, v.version, v.kind, v.content -> 'prompt' AS prompt, v.content ->> 'name' AS name, v.topic, v.difficulty,
            v.languages, v.state, u.display_name AS author, v.author_id = $6 AS "isOwn", v.created_at AS "createdAt",
            (SELECT max(w.version) FROM bank_item_versions w WHERE w.item_id = i.id AND w.state = 'approved') AS "approvedVersion"
     ${FROM} ORDER BY i.id DESC OFFSET $7 LIMIT $8`,
    [...values, userId, offset, limit],
  );
  const items = rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
  return { total: count?.total ?? 0, items };
}
