import { z } from 'zod';
import { idSchema, instantSchema, localizedTextSchema } from './primitives';

const htmlSchema = z.string().min(1).max(40_000);
const localizedHtmlSchema = z.object({ kk: htmlSchema, ru: htmlSchema, en: htmlSchema });
export type LocalizedHtml = z.infer<typeof localizedHtmlSchema>;

/** A text of a case, HTML of the same kind as written answers. */
export const caseMaterialSchema = z.object({
  id: idSchema,
  position: z.number().int().positive(),
  title: localizedTextSchema,
  html: localizedHtmlSchema,
  releasedAt: instantSchema,
});
export type CaseMaterial = z.infer<typeof caseMaterialSchema>;

/** What of a case is out, by the server's clock; what is to come is only announced. */
export const caseMaterialsSchema = z.object({
  released: z.array(caseMaterialSchema),
  /** How many are still to come, and when the next one does; null when all are out. */
  toCome: z.number().int(),
  nextAt: instantSchema.nullable(),
});
export type CaseMaterials = z.infer<typeof caseMaterialsSchema>;
