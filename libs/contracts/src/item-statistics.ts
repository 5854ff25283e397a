import { z } from 'zod';
import { itemKindSchema } from './items';
import { idSchema, localizedTextSchema } from './primitives';
import type { Route } from './route';

/** How one item of an exam worked. What too few answers cannot tell is null. */
export const itemStatisticsSchema = z.object({
  itemId: idSchema,
  position: z.number().int(),
  kind: itemKindSchema,
  prompt: localizedTextSchema,
  /** Candidates who handed in an attempt with this item. */
  candidates: z.number().int(),
  /** Of them, those who left it empty. */
  omitted: z.number().int(),
  /** Mean share of the points, 0 to 1: the higher, the easier. */
  difficulty: z.number().nullable(),
  /** Correlation of the item's points with those of the rest of the attempt, -1 to 1. */
  discrimination: z.number().nullable(),
  /** How often each option was chosen; empty for items without options to choose from, null when too few answered. */
  options: z
    .array(
      z.object({
        optionId: z.string(),
        text: localizedTextSchema.nullable(),
        isRight: z.boolean(),
        chosen: z.number().int(),
      }),
    )
    .nullable(),
});
export type ItemStatistics = z.infer<typeof itemStatisticsSchema>;

export const examItemStatisticsSchema = z.object({
  examId: idSchema,
  title: localizedTextSchema,
  /** Attempts that were handed in and not annulled. */
  attempts: z.number().int(),
  /** Fewest candidates for which a difficulty and option counts, and for which a discrimination is told. */
  needed: z.object({ difficulty: z.number().int(), discrimination: z.number().int() }),
  items: z.array(itemStatisticsSchema),
});
export type ExamItemStatistics = z.infer<typeof examItemStatisticsSchema>;

export const ITEM_STATISTICS_ROUTES = {
  getItemStatistics: {
    method: 'GET',
    path: '/api/exams/:examId/item-statistics',
    summary:
      'How the items of an assigned exam worked: difficulty, discrimination, how often each option was chosen',
    access: 'result:read',
    response: examItemStatisticsSchema,
  },
} as const satisfies Record<string, Route>;
