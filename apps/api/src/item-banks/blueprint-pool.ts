import { randomBytes } from 'node:crypto';
import {
  type BankItemContent,
  type BlueprintRule,
  completeText,
  type ItemDifficulty,
  type ItemView,
  type Locale,
  type SetBlueprint,
} from '@bakylau/contracts';
import { blueprintShortages, withOpaqueOptions } from '@bakylau/domain';
import { type ExamItem, newId } from '@bakylau/persistence';
import { AppError } from '@bakylau/platform';
import { type EntityManager } from 'typeorm';
import { DRAWABLE_VERSIONS } from './bank-supply';

/** Of an option: two of the 40 at most that an item has share a name once in 10^16. */
const NAME_BYTES = 8;

/** A version that an exam may draw. */
export interface DrawableVersion {
  id: string;
  content: BankItemContent;
  topic: string;
  difficulty: ItemDifficulty | null;
  languages: Locale[];
}

/** The approved versions of a bank that some rule of the blueprint asks for and that are whole in its languages. */
export async function readPool(
  { bankId, languages, sections }: SetBlueprint,
  manager: EntityManager,
): Promise<DrawableVersion[]> {
  const versions: DrawableVersion[] = await manager.query(DRAWABLE_VERSIONS, [bankId]);
  const rules = sections.flatMap((section) => section.rules);
  return versions.filter(
    (version) =>
      languages.every((locale) => version.languages.includes(locale)) &&
      rules.some((rule) => fits(rule, version)),
  );
}

const fits = (rule: BlueprintRule, { topic, difficulty }: DrawableVersion): boolean =>
  (rule.topic === null || rule.topic === topic) &&
  (rule.difficulty === null || rule.difficulty === difficulty);

/** @throws AppError blueprint_unfillable with a detail per rule that cannot be met */
export function assertFillable({ sections }: SetBlueprint, pool: readonly DrawableVersion[]): void {
  const places = sections.flatMap(({ rules }, section) => rules.map((rule, i) => ({ rule, section, i })));
  const shortages = blueprintShortages(
    places.map(({ rule }) => rule),
    pool,
  );
  if (shortages.length === 0) return;
  const details = shortages.map(({ rule, wanted, available }) => {
    const place = places[rule];
    return {
      path: place ? `sections.${place.section}.rules.${place.i}` : 'sections',
      problem: `Wants ${wanted} items, and ${available} approved ones are left for it.`,
    };
  });
  throw new AppError('blueprint_unfillable', { details });
}

/**
 * A version as an item of an exam, its options under other names than in the bank. Its points there are those of the rule that draws
 * it.
 */
export function examItemOf(
  { id, content, topic, difficulty }: DrawableVersion,
  examId: string,
  position: number,
  languages: readonly Locale[],
): Omit<ExamItem, 'exam' | 'bankVersion' | 'assignId'> {
  const complete = <T extends { text: BankItemContent['prompt'] }>(part: T) => ({
    ...part,
    text: completeText(part.text, languages),
  });
  const parts = content.parts.map((part): ItemView['parts'][number] =>
    part.kind === 'premise'
      ? complete(part)
      : part.kind === 'choice'
        ? { ...part, options: part.options.map(complete) }
        : part,
  );
  const task = { options: content.options.map(complete), parts, key: content.key };
  return {
    id: newId(),
    examId,
    position,
    kind: content.kind,
    prompt: completeText(content.prompt, languages),
    ...withOpaqueOptions(task, () => randomBytes(NAME_BYTES).toString('hex')),
    promptHtml: null,
    writtenTask: null,
    points: 1,
    pictures: content.pictures,
    bankVersionId: id,
    topic,
    difficulty,
    ticket: null,
  };
}
