import { bankItemContentSchema } from './bank-items';
import { bankImportSchema, exportBankItemsQuerySchema, importBankItemsQuerySchema } from './item-bank-files';
import {
  bankItemDetailSchema,
  bankItemListSchema,
  bankItemQuerySchema,
  createItemBankSchema,
  itemBankDetailSchema,
  itemBankListSchema,
  pictureSchema,
  reviewBankItemsSchema,
  reviseBankItemSchema,
  setBankMemberSchema,
} from './item-banks';
import type { Route } from './route';

/** Largest picture of an item. */
export const ITEM_PICTURE_MAX_BYTES = 5 * 1024 * 1024;
/** Largest file of questions. */
export const QUESTION_FILE_MAX_BYTES = 20 * 1024 * 1024;

export const ITEM_BANK_ROUTES = {
  listItemBanks: {
    method: 'GET',
    path: '/api/item-banks',
    summary: 'Banks of items that the caller works in (all for administrators)',
    access: 'item:read',
    response: itemBankListSchema,
  },
  createItemBank: {
    method: 'POST',
    path: '/api/item-banks',
    summary: 'Make a bank of items; the caller owns it',
    access: 'item:write',
    body: createItemBankSchema,
    response: itemBankDetailSchema,
  },
  getItemBank: {
    method: 'GET',
    path: '/api/item-banks/:bankId',
    summary: 'A bank with its people, its topics and what exams can draw from it',
    access: 'item:read',
    response: itemBankDetailSchema,
  },
  setBankMember: {
    method: 'PUT',
    path: '/api/item-banks/:bankId/members',
    summary: 'Take an examiner into an own bank, change what they do there, or take them out',
    access: 'item:write',
    body: setBankMemberSchema,
    response: itemBankDetailSchema,
  },
  listBankItems: {
    method: 'GET',
    path: '/api/item-banks/:bankId/items',
    summary: 'The newest version of each item of a bank, page by page',
    access: 'item:read',
    query: bankItemQuerySchema,
    response: bankItemListSchema,
  },
  createBankItem: {
    method: 'POST',
    path: '/api/item-banks/:bankId/items',
    summary: 'Add an item as a draft',
    access: 'item:write',
    body: bankItemContentSchema,
    response: bankItemDetailSchema,
  },
  getBankItem: {
    method: 'GET',
    path: '/api/item-banks/:bankId/items/:itemId',
    summary: 'An item with all its versions and their reviews',
    access: 'item:read',
    response: bankItemDetailSchema,
  },
  reviseBankItem: {
    method: 'PUT',
    path: '/api/item-banks/:bankId/items/:itemId',
    summary: 'Store a new version of an item as a draft; versions never change',
    access: 'item:write',
    body: reviseBankItemSchema,
    response: bankItemDetailSchema,
  },
  reviewBankItems: {
    method: 'POST',
    path: '/api/item-banks/:bankId/reviews',
    summary: 'Send versions to review or recall them, approve or reject those of another person; all or none',
    access: 'item:review',
    body: reviewBankItemsSchema,
    response: itemBankDetailSchema,
  },
  uploadItemPicture: {
    method: 'POST',
    path: '/api/item-banks/:bankId/pictures',
    summary: 'Store a picture for items of a bank',
    access: 'item:write',
    upload: { types: ['image/jpeg', 'image/png', 'image/webp'], maxBytes: ITEM_PICTURE_MAX_BYTES },
    response: pictureSchema,
  },
  getItemPicture: {
    method: 'GET',
    path: '/api/item-banks/:bankId/pictures/:pictureId',
    summary: 'A picture of an item, for those who work in the bank',
    access: 'item:read',
    file: 'image/webp',
  },
  getAttemptPicture: {
    method: 'GET',
    path: '/api/attempts/:attemptId/pictures/:pictureId',
    summary: 'A picture of an item of the own running attempt',
    access: 'attempt:sit',
    file: 'image/webp',
  },
  importBankItems: {
    method: 'POST',
    path: '/api/item-banks/:bankId/import',
    summary:
      'Read a file of questions into a bank as drafts, or only tell what would happen, question by question',
    access: 'item:write',
    query: importBankItemsQuerySchema,
    upload: { types: ['application/octet-stream'], maxBytes: QUESTION_FILE_MAX_BYTES },
    response: bankImportSchema,
  },
  exportBankItems: {
    method: 'GET',
    path: '/api/item-banks/:bankId/export',
    summary: 'The newest versions of a bank as a file of questions',
    access: 'item:write',
    query: exportBankItemsQuerySchema,
    file: 'application/octet-stream',
  },
} as const satisfies Record<string, Route>;
