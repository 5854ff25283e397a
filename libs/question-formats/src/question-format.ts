export const QUESTION_FORMATS = ['aiken', 'platonus'] as const;
export type QuestionFormat = (typeof QUESTION_FORMATS)[number];
