import { z } from 'zod';
import { bankItemFaults } from './bank-item-faults';
import { bankItemKeySchema, bankItemKindSchema, PARTS_AT_MOST, partIdSchema } from './items';
import { idSchema, LOCALES, type Locale, type LocalizedText } from './primitives';

const variantSchema = z.string().trim().min(1).max(4000).optional();

/** A text of an item in the languages that it was written in: one at least. */
export const variantTextSchema = z
  .object({ kk: variantSchema, ru: variantSchema, en: variantSchema })
  .refine(
    (text) => LOCALES.some((locale) => text[locale] !== undefined),
    'Write it in one language at least',
  );
export type VariantText = z.infer<typeof variantTextSchema>;

export const bankItemOptionSchema = z.object({
  id: partIdSchema,
  text: variantTextSchema,
  /** Keeps its place when options are shuffled. */
  pinned: z.boolean().optional(),
});
export type BankItemOption = z.infer<typeof bankItemOptionSchema>;

export const bankItemPartSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('premise'), id: partIdSchema, text: variantTextSchema }),
  z.object({
    kind: z.literal('choice'),
    id: partIdSchema,
    options: z.array(bankItemOptionSchema).min(2).max(PARTS_AT_MOST),
  }),
  z.object({ kind: z.literal('short_answer'), id: partIdSchema }),
  z.object({ kind: z.literal('numeric'), id: partIdSchema }),
]);
export type BankItemPart = z.infer<typeof bankItemPartSchema>;

/** Pictures below the prompt of one item, at most. */
export const ITEM_PICTURES_AT_MOST = 6;
export const itemPictureSchema = z.object({
  id: idSchema,
  /** What a screen reader says for it; empty for one that only decorates. */
  alt: z.string().max(500),
});
export type ItemPicture = z.infer<typeof itemPictureSchema>;

/** 1 easy to 3 hard. */
export const itemDifficultySchema = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type ItemDifficulty = z.infer<typeof itemDifficultySchema>;
export const ITEM_DIFFICULTIES: readonly ItemDifficulty[] = [1, 2, 3];

const bankItemContentShape = z.object({
  kind: bankItemKindSchema,
  prompt: variantTextSchema,
  options: z.array(bankItemOptionSchema).max(PARTS_AT_MOST),
  /** Premises of a matching, gaps of a cloze; empty for all others. */
  parts: z.array(bankItemPartSchema).max(PARTS_AT_MOST),
  key: bankItemKeySchema,
  pictures: z.array(itemPictureSchema).max(ITEM_PICTURES_AT_MOST),
  /** What it is about; empty when nobody said it. */
  topic: z.string().trim().max(200),
  /** What a candidate who answers it has learnt; empty when nobody said it. */
  outcome: z.string().trim().max(500),
  /** Null when nobody has judged it. */
  difficulty: itemDifficultySchema.nullable(),
  /** The author's own name of it. */
  name: z.string().trim().max(200),
  tags: z.array(z.string().trim().min(1).max(100)).max(30),
});

/** The same as it is stored: written under older rules, it may have faults that are refused today. */
export const storedBankItemContentSchema = bankItemContentShape;

/** An item of a bank: everything of one version. The key fits the options and parts. */
export const bankItemContentSchema = bankItemContentShape.superRefine((content, context) => {
  for (const { path, problem } of bankItemFaults(content))
    context.addIssue({ code: 'custom', path, message: problem });
});
export type BankItemContent = z.infer<typeof bankItemContentShape>;

/** Every text of an item that a candidate reads. */
export function textsOfBankItem({
  prompt,
  options,
  parts,
}: Pick<BankItemContent, 'prompt' | 'options' | 'parts'>): VariantText[] {
  const ofParts = parts.flatMap((part) =>
    part.kind === 'premise'
      ? [part.text]
      : part.kind === 'choice'
        ? part.options.map(({ text }) => text)
        : [],
  );
  return [prompt, ...options.map(({ text }) => text), ...ofParts];
}

/** The languages in which nothing of an item is missing. */
export function languagesOfBankItem(
  content: Pick<BankItemContent, 'prompt' | 'options' | 'parts'>,
): Locale[] {
  const texts = textsOfBankItem(content);
  return LOCALES.filter((locale) => texts.every((text) => text[locale] !== undefined));
}

/** A text for every reader: a language that is missing shows the first of `instead` that is there, else any. */
export function completeText(text: VariantText, instead: readonly Locale[]): LocalizedText {
  const other =
    [...instead, ...LOCALES].map((locale) => text[locale]).find((words) => words !== undefined) ?? '';
  return { kk: text.kk ?? other, ru: text.ru ?? other, en: text.en ?? other };
}
