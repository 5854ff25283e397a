import { z } from 'zod';
import { idSchema, instantSchema, sha256Schema } from './primitives';
import type { Route } from './route';

/** What may be handed in as a file; the content decides, not the name. */
export const ANSWER_FILE_TYPES = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
] as const;
/** Largest file of an answer. */
export const ANSWER_FILE_MAX_BYTES = 20 * 1024 * 1024;
/** Life of the link that a phone opens to add photos. */
export const ANSWER_PHOTO_LINK_LIFE_MS = 10 * 60_000;
const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;

export const answerFileSchema = z.object({
  id: idSchema,
  itemId: idSchema,
  contentType: z.string(),
  sizeBytes: z.number().int(),
  sha256: sha256Schema,
  /** Whether a phone sent it as a photo of handwriting. */
  fromPhone: z.boolean(),
  addedAt: instantSchema,
});
export type AnswerFile = z.infer<typeof answerFileSchema>;
export const answerFileListSchema = z.object({ files: z.array(answerFileSchema) });

export const answerPhotoLinkSchema = z.object({ token: z.string(), expiresAt: instantSchema });
export type AnswerPhotoLink = z.infer<typeof answerPhotoLinkSchema>;

/** The secret of a link, in base64url. */
export const photoLinkTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** All that a phone learns: how many photos are there and how many more are taken. */
export const phonePhotosSchema = z.object({
  sent: z.number().int(),
  left: z.number().int(),
  expiresAt: instantSchema,
});
export type PhonePhotos = z.infer<typeof phonePhotosSchema>;

export const ANSWER_FILE_ROUTES = {
  listAnswerFiles: {
    method: 'GET',
    path: '/api/attempts/:attemptId/files',
    summary: 'The files of the own written answers',
    access: 'attempt:sit',
    response: answerFileListSchema,
  },
  addAnswerFile: {
    method: 'POST',
    path: '/api/attempts/:attemptId/answers/:itemId/files',
    summary: 'Add a file to a written answer; the same content again changes nothing',
    access: 'attempt:sit',
    // A browser that does not know a kind of file names none; the content decides anyway.
    upload: { types: [...ANSWER_FILE_TYPES, 'application/octet-stream'], maxBytes: ANSWER_FILE_MAX_BYTES },
    response: answerFileListSchema,
  },
  removeAnswerFile: {
    method: 'DELETE',
    path: '/api/attempts/:attemptId/answers/:itemId/files/:fileId',
    summary: 'Take a file out of an answer; its hash stays in the chain',
    access: 'attempt:sit',
    response: answerFileListSchema,
  },
  getAnswerFile: {
    method: 'GET',
    path: '/api/attempts/:attemptId/answers/:itemId/files/:fileId',
    summary: 'An own file as it was stored',
    access: 'attempt:sit',
    file: 'application/octet-stream',
  },
  createPhotoLink: {
    method: 'POST',
    path: '/api/attempts/:attemptId/answers/:itemId/photo-link',
    summary: 'A link for a phone that adds photos of handwriting; a new one ends the one before',
    access: 'attempt:sit',
    response: answerPhotoLinkSchema,
  },
  getPhonePhotos: {
    method: 'GET',
    path: '/api/photo-links/:token',
    summary: 'How many photos a link has sent and may send; the token is all that a phone has',
    access: 'public',
    response: phonePhotosSchema,
  },
  addPhonePhoto: {
    method: 'POST',
    path: '/api/photo-links/:token/photos',
    summary: 'Add a photo of handwriting by the link of a phone',
    access: 'public',
    upload: { types: PHOTO_TYPES, maxBytes: ANSWER_FILE_MAX_BYTES },
    response: phonePhotosSchema,
  },
} as const satisfies Record<string, Route>;
