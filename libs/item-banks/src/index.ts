export { addBankItem, reviseItem } from './bank-item-writer';
export { addItemPicture, itemPictureKey, PictureError } from './item-picture-store';
export { importQuestions, type ImportOptions, type ImportPorts } from './import-questions';
export { itemToQuestion, type ItemFileReader } from './item-to-question';
export { questionToItem, type QuestionAsItem } from './question-to-item';
