export { addBankItem, addBankItems, reviseItem } from './bank-item-writer';
export { addItemPicture, itemPictureKey, PictureError } from './item-picture-store';
export { importQuestions } from './import-questions';
export { planImport } from './import-plan';
export { planImportInThread } from './import-plan-thread';
export { itemToQuestion, type ItemFileReader } from './item-to-question';
export { questionToItem, type QuestionAsItem } from './question-to-item';
