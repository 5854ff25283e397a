import { z } from 'zod';

/** Interface languages; every text shown to a person exists in all three. */
export const LOCALES = ['kk', 'ru', 'en'] as const;
export const localeSchema = z.enum(LOCALES);
export type Locale = z.infer<typeof localeSchema>;

/** A text that exists in all three languages. */
export const localizedTextSchema = z.object({
  kk: z.string().min(1).max(4000),
  ru: z.string().min(1).max(4000),
  en: z.string().min(1).max(4000),
});
export type LocalizedText = z.infer<typeof localizedTextSchema>;

/** UUID of any version on the way in; new ones are version 7. */
export const idSchema = z.uuid();

/** Milliseconds since the session's start on the gateway's clock. */
export const sessionMsSchema = z.number().int();

/** An instant, ISO 8601 in UTC, for example `2026-11-23T06:00:00.000Z`. */
export const instantSchema = z.iso.datetime();

/** Bytes in base64, for messages that travel as JSON. */
export const base64Schema = z.base64();

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

export const emptySchema = z.object({});
