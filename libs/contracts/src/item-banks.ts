import { z } from 'zod';
import { bankItemContentSchema, itemDifficultySchema, storedBankItemContentSchema } from './bank-items';
import { itemKindSchema } from './items';
import { idSchema, instantSchema, localeSchema, localizedTextSchema } from './primitives';

/** What a person does in a bank: an owner also says who works in it, a reviewer only reads and reviews. */
export const BANK_ROLES = ['owner', 'author', 'reviewer'] as const;
export const bankRoleSchema = z.enum(BANK_ROLES);
export type BankRole = z.infer<typeof bankRoleSchema>;

/** States of one version of an item; libs/domain has the table of transitions. */
export const BANK_ITEM_STATES = ['draft', 'in_review', 'approved', 'rejected'] as const;
export const bankItemStateSchema = z.enum(BANK_ITEM_STATES);
export type BankItemState = z.infer<typeof bankItemStateSchema>;

export const createItemBankSchema = z.object({ title: localizedTextSchema });

export const itemBankSchema = z.object({
  id: idSchema,
  title: localizedTextSchema,
  /** What the caller is in it; null for an administrator who is no member. */
  role: bankRoleSchema.nullable(),
  itemCount: z.number().int(),
  /** Items with a version that exams may draw. */
  approvedCount: z.number().int(),
  inReviewCount: z.number().int(),
  createdAt: instantSchema,
});
export type ItemBank = z.infer<typeof itemBankSchema>;
export const itemBankListSchema = z.object({ banks: z.array(itemBankSchema) });

/** How many approved items of one topic, difficulty and set of languages there are. */
export const itemSupplySchema = z.object({
  topic: z.string(),
  difficulty: itemDifficultySchema.nullable(),
  languages: z.array(localeSchema),
  count: z.number().int(),
});
export type ItemSupply = z.infer<typeof itemSupplySchema>;

export const itemBankDetailSchema = itemBankSchema.extend({
  members: z.array(z.object({ userId: idSchema, login: z.string(), name: z.string(), role: bankRoleSchema })),
  topics: z.array(z.string()),
  supply: z.array(itemSupplySchema),
});
export type ItemBankDetail = z.infer<typeof itemBankDetailSchema>;

export const setBankMemberSchema = z.object({
  /** Of an examiner. */
  login: z.string().min(1).max(200),
  /** Null takes the person out of the bank. */
  role: bankRoleSchema.nullable(),
});
export type SetBankMember = z.infer<typeof setBankMemberSchema>;

/** Items of one page of a bank, at most. */
export const BANK_PAGE_AT_MOST = 200;

export const bankItemQuerySchema = z.object({
  topic: z.string().max(200).optional(),
  state: bankItemStateSchema.optional(),
  kind: itemKindSchema.optional(),
  /** Words of the prompt or the name, in any language. */
  search: z.string().max(200).optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(BANK_PAGE_AT_MOST).default(50),
});
export type BankItemQuery = z.infer<typeof bankItemQuerySchema>;

/** The newest version of an item, in short. */
export const bankItemSummarySchema = z.object({
  id: idSchema,
  version: z.number().int(),
  /** The newest version that exams may draw; null while there is none. */
  approvedVersion: z.number().int().nullable(),
  kind: itemKindSchema,
  /** In the languages that there are. */
  prompt: bankItemContentSchema.shape.prompt,
  name: z.string(),
  topic: z.string(),
  difficulty: itemDifficultySchema.nullable(),
  languages: z.array(localeSchema),
  state: bankItemStateSchema,
  author: z.string(),
  /** Whether the caller wrote this version, and therefore cannot approve it. */
  isOwn: z.boolean(),
  createdAt: instantSchema,
});
export type BankItemSummary = z.infer<typeof bankItemSummarySchema>;
export const bankItemListSchema = z.object({
  total: z.number().int(),
  items: z.array(bankItemSummarySchema),
});

export const bankItemVersionSchema = z.object({
  version: z.number().int(),
  content: storedBankItemContentSchema,
  languages: z.array(localeSchema),
  state: bankItemStateSchema,
  author: z.string(),
  isOwn: z.boolean(),
  createdAt: instantSchema,
  /** Who approved or rejected it, and why; null before. */
  reviewer: z.string().nullable(),
  reviewedAt: instantSchema.nullable(),
  comment: z.string().nullable(),
});
export type BankItemVersion = z.infer<typeof bankItemVersionSchema>;

export const bankItemDetailSchema = z.object({
  id: idSchema,
  bankId: idSchema,
  /** The newest first. */
  versions: z.array(bankItemVersionSchema).min(1),
});
export type BankItemDetail = z.infer<typeof bankItemDetailSchema>;

export const reviseBankItemSchema = z.object({
  /** The version that was edited: refused when there is a newer one. */
  basedOn: z.number().int().positive(),
  content: bankItemContentSchema,
});
export type ReviseBankItem = z.infer<typeof reviseBankItemSchema>;

export const BANK_ITEM_ACTS = ['submit', 'recall', 'approve', 'reject'] as const;
/** Items in one review, at most. */
export const REVIEWED_AT_ONCE = 500;
export const reviewBankItemsSchema = z
  .object({
    act: z.enum(BANK_ITEM_ACTS),
    items: z
      .array(z.object({ id: idSchema, version: z.number().int().positive() }))
      .min(1)
      .max(REVIEWED_AT_ONCE),
    /** Required to reject. */
    comment: z.string().trim().max(2000).default(''),
  })
  .refine(({ act, comment }) => act !== 'reject' || comment !== '', {
    path: ['comment'],
    message: 'Say why it is rejected',
  });
export type ReviewBankItems = z.infer<typeof reviewBankItemsSchema>;

export const pictureSchema = z.object({
  id: idSchema,
  widthPx: z.number().int(),
  heightPx: z.number().int(),
});
export type Picture = z.infer<typeof pictureSchema>;
