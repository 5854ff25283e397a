export { MAX_FILE_BYTES, QuestionFileError } from './question-file.errors';
export { QUESTION_FORMATS, type QuestionFormat } from './question-format';
export { readQuestions, type ReadOptions } from './question-reader';
export { type ImportCounts, type ImportedItem, type ImportProblem, type ImportReport } from './import-report';
