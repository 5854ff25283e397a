import { z } from 'zod';
import { idSchema, localizedTextSchema } from './primitives';
import { localizedHtmlSchema, saysSomething } from './written-text';

/** Options, premises, gaps and pairs of one item, at most. */
export const PARTS_AT_MOST = 40;
/** Some 9,000 words with their marks: more than is written by hand in three hours. */
export const WRITTEN_HTML_MAX_CHARS = 80_000;
export const partIdSchema = z.string().min(1).max(40);

export const itemOptionSchema = z.object({
  id: partIdSchema,
  text: localizedTextSchema,
  /** Keeps its place when options are shuffled, as "none of these" must. */
  pinned: z.boolean().optional(),
});
export type ItemOption = z.infer<typeof itemOptionSchema>;

/**
 * What is answered on its own within an item: the premises of a matching, which share the item's options, or the gaps of a cloze.
 * A gap stands in the prompt of every language as its id in double brackets: `Water boils at [[boiling]] °C.`
 */
export const itemPartSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('premise'), id: partIdSchema, text: localizedTextSchema }),
  z.object({ kind: z.literal('choice'), id: partIdSchema, options: z.array(itemOptionSchema).min(2) }),
  z.object({ kind: z.literal('short_answer'), id: partIdSchema }),
  z.object({ kind: z.literal('numeric'), id: partIdSchema }),
]);
export type ItemPart = z.infer<typeof itemPartSchema>;

export const itemKindSchema = z.enum([
  'single_choice',
  'multiple_choice',
  'true_false',
  'matching',
  'ordering',
  'short_answer',
  'numeric',
  'cloze',
  'written',
]);
export type ItemKind = z.infer<typeof itemKindSchema>;

/** Kinds that a bank holds and the machine scores. */
export const bankItemKindSchema = itemKindSchema.exclude(['written']);
export type BankItemKind = z.infer<typeof bankItemKindSchema>;

/** Ways in which a written answer may be given. */
export const ANSWER_WAYS = ['text', 'files', 'photos'] as const;
export const answerWaySchema = z.enum(ANSWER_WAYS);
export type AnswerWay = z.infer<typeof answerWaySchema>;

/** What a written answer may consist of. */
export const writtenTaskSchema = z.object({
  /** Absent: in words, and by files and photos where some may be added. */
  answerBy: z.array(answerWaySchema).min(1).max(ANSWER_WAYS.length).optional(),
  /** Fewer words are taken too; the candidate is told. Absent or null for no bound. */
  wordsAtLeast: z.number().int().positive().max(20_000).nullable().optional(),
  /** Shown beside the count; more words are taken and left to the examiner's judgement. Null for no bound. */
  wordsAtMost: z.number().int().positive().max(20_000).nullable(),
  /** Files and photos of handwriting that may be added; 0 for none. */
  filesAtMost: z.number().int().min(0).max(10),
});
export type WrittenTask = z.infer<typeof writtenTaskSchema>;

/** The ways that an item takes an answer in. */
export function answerWaysOf({ answerBy, filesAtMost }: WrittenTask): readonly AnswerWay[] {
  return answerBy ?? (filesAtMost > 0 ? ANSWER_WAYS : ['text']);
}

/** What a candidate sees of an item: never the key. Options stand in the order of this attempt. */
export const itemViewSchema = z.object({
  id: idSchema,
  position: z.number().int().positive(),
  kind: itemKindSchema,
  prompt: localizedTextSchema,
  options: z.array(itemOptionSchema),
  /** Empty but for matching and cloze. */
  parts: z.array(itemPartSchema),
  points: z.number().positive(),
  /** Pictures below the prompt; absent: none. */
  pictures: z.array(z.object({ id: idSchema, alt: z.string() })).optional(),
  /** Heading of the part of the exam that it stands in; absent: the exam has none. */
  section: localizedTextSchema.optional(),
  /** Present for written items alone. */
  writtenTask: writtenTaskSchema.optional(),
  /** The prompt with its formulas and tables, in place of the plain one; absent: it has none. */
  promptHtml: localizedHtmlSchema.optional(),
  /** Files and photos that lie with the answer now; absent: none. */
  files: z.number().int().positive().optional(),
});
export type ItemView = z.infer<typeof itemViewSchema>;

/** Which differences between a typed text and an accepted one do not count. Kazakh letters always count: қ is not к. */
export const textFoldingSchema = z.object({
  letterCase: z.boolean(),
  /** Several spaces as one; spaces at the ends never count. */
  spaces: z.boolean(),
  /** ё as е. */
  yo: z.boolean(),
});
export type TextFolding = z.infer<typeof textFoldingSchema>;

const acceptedTextsSchema = z.object({
  accepted: z.array(z.string().min(1)).min(1),
  /** Absent: none of the differences counts. */
  folding: textFoldingSchema.optional(),
});

const acceptedNumberSchema = z.object({
  value: z.number(),
  /** Absolute, in the unit of the value; both ends are right. */
  tolerance: z.number().nonnegative(),
  /** Share of the value, 0.02 for 2 %; the wider of the two tolerances holds. */
  relativeTolerance: z.number().nonnegative().max(1).optional(),
});

const gapKeySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), optionId: partIdSchema }),
  acceptedTextsSchema.extend({ kind: z.literal('short_answer') }),
  acceptedNumberSchema.extend({ kind: z.literal('numeric') }),
]);
export type GapKey = z.infer<typeof gapKeySchema>;

/** The key by which the machine scores an item; an ordering lists its options in the right order. */
export const bankItemKeySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('single_choice'), optionId: partIdSchema }),
  z.object({ kind: z.literal('multiple_choice'), optionIds: z.array(partIdSchema).min(1) }),
  z.object({ kind: z.literal('true_false'), isTrue: z.boolean() }),
  z.object({
    kind: z.literal('matching'),
    pairs: z.array(z.object({ partId: partIdSchema, optionId: partIdSchema })).min(1),
  }),
  z.object({ kind: z.literal('ordering'), optionIds: z.array(partIdSchema).min(2) }),
  acceptedTextsSchema.extend({ kind: z.literal('short_answer') }),
  acceptedNumberSchema.extend({ kind: z.literal('numeric') }),
  z.object({
    kind: z.literal('cloze'),
    gaps: z
      .array(
        z.object({
          partId: partIdSchema,
          /** How much the gap counts beside the others. */
          weight: z.number().positive(),
          key: gapKeySchema,
        }),
      )
      .min(1),
  }),
]);

export type BankItemKey = z.infer<typeof bankItemKeySchema>;

/** The key of an item. */
export const itemKeySchema = z.discriminatedUnion('kind', [
  bankItemKeySchema,
  /** No machine marks it; the guidance is for whoever does. */
  z.object({ kind: z.literal('written'), guidance: localizedTextSchema.optional() }),
]);
export type ItemKey = z.infer<typeof itemKeySchema>;

/** An answer's value, by ids and never by places; null, an empty list or an empty text means cleared. */
export const answerValueSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('single_choice'), optionId: z.string().max(40).nullable() }),
  z.object({
    kind: z.literal('multiple_choice'),
    optionIds: z.array(z.string().max(40)).max(PARTS_AT_MOST),
  }),
  z.object({ kind: z.literal('true_false'), isTrue: z.boolean().nullable() }),
  /** Premises without a pair are left out. */
  z.object({
    kind: z.literal('matching'),
    pairs: z.array(z.object({ partId: partIdSchema, optionId: partIdSchema })).max(PARTS_AT_MOST),
  }),
  /** All options, from the first to the last; empty means cleared. */
  z.object({ kind: z.literal('ordering'), optionIds: z.array(partIdSchema).max(PARTS_AT_MOST) }),
  z.object({ kind: z.literal('short_answer'), text: z.string().max(2000) }),
  z.object({ kind: z.literal('numeric'), text: z.string().max(60) }),
  /** Of a gap with options the id of the chosen one, else what was typed; empty gaps may be left out. */
  z.object({
    kind: z.literal('cloze'),
    gaps: z.array(z.object({ partId: partIdSchema, text: z.string().max(500) })).max(PARTS_AT_MOST),
  }),
  /** Rich text as HTML; what is not text, list, table or formula is taken out when it is stored. */
  z.object({ kind: z.literal('written'), html: z.string().max(WRITTEN_HTML_MAX_CHARS) }),
]);
export type AnswerValue = z.infer<typeof answerValueSchema>;

/** Whether anything is answered; an empty or cleared answer is none. */
export function isAnswered(value: AnswerValue | null | undefined): boolean {
  switch (value?.kind) {
    case undefined:
      return false;
    case 'single_choice':
      return value.optionId !== null;
    case 'true_false':
      return value.isTrue !== null;
    case 'multiple_choice':
    case 'ordering':
      return value.optionIds.length > 0;
    case 'matching':
      return value.pairs.length > 0;
    case 'short_answer':
    case 'numeric':
      return value.text.trim() !== '';
    case 'cloze':
      return value.gaps.some(({ text }) => text.trim() !== '');
    case 'written':
      return saysSomething(value.html);
  }
}

/** A stretch of a cloze's prompt: words, or the id of a gap. */
export type ClozeStretch = { words: string } | { gapId: string };

const BLANK = '_____';

/** A cloze's prompt for lists: each gap is a blank of one width, so that it tells nothing of the answer. */
export function promptWithBlanks(prompt: string): string {
  return clozeStretches(prompt)
    .map((stretch) => ('words' in stretch ? stretch.words : BLANK))
    .join('');
}

/** Takes a cloze's prompt apart at its `[[gap]]` marks, in the order of the language. */
export function clozeStretches(prompt: string): ClozeStretch[] {
  return prompt
    .split(/(\[\[[^[\]]{1,40}\]\])/u)
    .filter((piece) => piece !== '')
    .map((piece) => (piece.startsWith('[[') ? { gapId: piece.slice(2, -2) } : { words: piece }));
}
