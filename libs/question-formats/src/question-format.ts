export const TEXT_QUESTION_FORMATS = ['aiken', 'platonus', 'gift', 'moodle_xml'] as const;
export type TextQuestionFormat = (typeof TEXT_QUESTION_FORMATS)[number];
export const OFFICE_QUESTION_FORMATS = ['xlsx', 'docx'] as const;
export type OfficeQuestionFormat = (typeof OFFICE_QUESTION_FORMATS)[number];
export const QUESTION_FORMATS = [...TEXT_QUESTION_FORMATS, ...OFFICE_QUESTION_FORMATS] as const;
export type QuestionFormat = (typeof QUESTION_FORMATS)[number];
