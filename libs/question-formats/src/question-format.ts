export const QUESTION_FORMATS = ['aiken', 'platonus', 'gift'] as const;
export type QuestionFormat = (typeof QUESTION_FORMATS)[number];
