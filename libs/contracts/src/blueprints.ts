import { z } from 'zod';
import { itemDifficultySchema } from './bank-items';
import { idSchema, instantSchema, LOCALES, localeSchema, localizedTextSchema } from './primitives';
import type { Route } from './route';

/** So many items of one topic and difficulty, each for so many points. */
export const blueprintRuleSchema = z.object({
  /** Null: any topic. */
  topic: z.string().max(200).nullable(),
  /** Null: any difficulty. */
  difficulty: itemDifficultySchema.nullable(),
  count: z.number().int().min(1).max(200),
  points: z.number().positive().max(100),
});
export type BlueprintRule = z.infer<typeof blueprintRuleSchema>;

export const blueprintSectionSchema = z.object({
  title: localizedTextSchema,
  rules: z.array(blueprintRuleSchema).min(1).max(30),
});
export type BlueprintSection = z.infer<typeof blueprintSectionSchema>;

export const setBlueprintSchema = z.object({
  bankId: idSchema,
  /** Only items that are whole in all of these languages are drawn; a language that is missing shows another one. */
  languages: z.array(localeSchema).min(1).max(LOCALES.length),
  sections: z.array(blueprintSectionSchema).min(1).max(20),
});
export type SetBlueprint = z.infer<typeof setBlueprintSchema>;

export const blueprintSchema = setBlueprintSchema.extend({
  /** When the approved versions were taken that this exam draws from. */
  frozenAt: instantSchema,
  /** How many they are. */
  poolSize: z.number().int(),
  /** How many each candidate gets. */
  itemCount: z.number().int(),
  maxPoints: z.number(),
  /** Whether the bank has approved or withdrawn fitting versions since; setting the blueprint again takes them. */
  outdated: z.boolean(),
});
export type Blueprint = z.infer<typeof blueprintSchema>;

export const examBlueprintSchema = z.object({
  examId: idSchema,
  /** Whether it can still be changed: not once a candidate has begun. */
  editable: z.boolean(),
  /** Null: every candidate gets all items of the exam. */
  blueprint: blueprintSchema.nullable(),
  /** Items of the exam now: those that are drawn from, or all that every candidate gets. */
  itemCount: z.number().int(),
});
export type ExamBlueprint = z.infer<typeof examBlueprintSchema>;

/** What becomes of the items that were taken for the draw: every candidate gets all of them, or the exam is empty again. */
export const unsetBlueprintQuerySchema = z.object({ items: z.enum(['keep', 'remove']) });
export type UnsetBlueprintQuery = z.infer<typeof unsetBlueprintQuerySchema>;

export const BLUEPRINT_ROUTES = {
  getBlueprint: {
    method: 'GET',
    path: '/api/exams/:examId/blueprint',
    summary: 'What an exam draws from a bank of items for each candidate',
    access: 'policy:read',
    response: examBlueprintSchema,
  },
  setBlueprint: {
    method: 'PUT',
    path: '/api/exams/:examId/blueprint',
    summary:
      'Set what an assigned exam draws, and take the approved items that it draws from; refused when the bank has too few, and once a candidate has started',
    access: 'policy:write',
    body: setBlueprintSchema,
    response: examBlueprintSchema,
  },
  unsetBlueprint: {
    method: 'DELETE',
    path: '/api/exams/:examId/blueprint',
    summary:
      'Draw nothing any more: every candidate gets all items that were taken, or the exam is empty until it gets others; not once a candidate has started',
    access: 'policy:write',
    query: unsetBlueprintQuerySchema,
    response: examBlueprintSchema,
  },
} as const satisfies Record<string, Route>;
