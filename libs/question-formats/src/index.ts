export { MAX_FILE_BYTES, QuestionFileError } from './question-file.errors';
export { plainText, type PlainText } from './plain-text';
export { QUESTION_FORMATS, type QuestionFormat } from './question-format';
export { readQuestions, type ReadOptions } from './question-reader';
export * from './question-item';
export { type ImportCounts, type ImportProblem, type ImportReport } from './import-report';
export { type ExportReport } from './export-report';
export { EXPORT_FORMATS, type ExportFormat, writeQuestions } from './question-writer';
export { writeSheetTemplate } from './sheet/sheet-template';
