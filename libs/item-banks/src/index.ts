export { addBankItem, addBankItems, reviseItem } from './bank-item-writer';
export { addItemPicture, itemPictureKey, PictureError } from './item-picture-store';
export { repeatedQuestions } from './file-repeats';
export { importIntoBank } from './import-into-bank';
export { planImport } from './import-plan';
export { planImportInThread } from './import-plan-thread';
export { itemToQuestion, type ItemFileReader } from './item-to-question';
export { questionToItem, type QuestionAsItem } from './question-to-item';
