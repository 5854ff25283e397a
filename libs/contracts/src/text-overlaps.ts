import { z } from 'zod';
import { idSchema } from './primitives';

/** A passage of one work that stands in another one, too; character ranges of both texts. */
export const sharedPassageSchema = z.object({
  text: z.string(),
  words: z.number().int(),
  first: z.object({ from: z.number().int(), to: z.number().int() }),
  second: z.object({ from: z.number().int(), to: z.number().int() }),
});
export type SharedPassage = z.infer<typeof sharedPassageSchema>;

/** What two works have in common in their answers to one item. */
export const textOverlapSchema = z.object({
  itemId: idSchema,
  first: z.object({ scriptId: idSchema, code: z.string() }),
  second: z.object({ scriptId: idSchema, code: z.string() }),
  /** Share of the words of each that stands in the other, 0 to 1. */
  firstShare: z.number().min(0).max(1),
  secondShare: z.number().min(0).max(1),
  passages: z.array(sharedPassageSchema),
});
export type TextOverlap = z.infer<typeof textOverlapSchema>;

export const textOverlapListSchema = z.object({
  /** Who compared; another service may take the place of the built-in comparison. */
  source: z.string(),
  overlaps: z.array(textOverlapSchema),
});
export type TextOverlapList = z.infer<typeof textOverlapListSchema>;
