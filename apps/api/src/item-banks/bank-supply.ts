import { type ItemSupply } from '@bakylau/contracts';
import { type EntityManager } from 'typeorm';

/** What exams may draw: the newest approved version of each item of a bank ($1). A newer draft does not take it away. */
export const DRAWABLE_VERSIONS = `
  SELECT DISTINCT ON (v.item_id) v.id, v.content, v.topic, v.difficulty, v.languages
  FROM bank_item_versions v JOIN bank_items i ON i.id = v.item_id
  WHERE i.bank_id = $1 AND v.state = 'approved'
  ORDER BY v.item_id, v.version DESC`;

export function readSupply(bankId: string, manager: EntityManager): Promise<ItemSupply[]> {
  return manager.query(
    `SELECT topic, difficulty, languages, count(*)::int AS count FROM (${DRAWABLE_VERSIONS}) drawable
     GROUP BY topic, difficulty, languages ORDER BY topic, difficulty, languages`,
    [bankId],
  );
}

/** Of the newest versions, in the order of their letters. */
export async function readTopics(bankId: string, manager: EntityManager): Promise<string[]> {
  const rows: { topic: string }[] = await manager.query(
    `SELECT DISTINCT v.topic FROM bank_items i JOIN bank_item_versions v ON v.item_id = i.id AND v.version = i.latest_version
     WHERE i.bank_id = $1 ORDER BY v.topic`,
    [bankId],
  );
  return rows.map(({ topic }) => topic);
}
