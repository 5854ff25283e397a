import { type PolicyDocument, policyDocumentSchema } from './policy-document';

/** What applies to an exam that names no policy, until its service has stored the policies that come with it. */
export const DEFAULT_POLICY: PolicyDocument = policyDocumentSchema.parse({
  name: 'default',
  version: 1,
  title: {
    kk: 'Әдепкі ережелер',
    ru: 'Правила по умолчанию',
    en: 'Default rules',
  },
  description: {
    kk: 'Кітапсыз және жазбасыз емтихан. Барлық ережелер қосулы, көз бағыты қаралмайды.',
    ru: 'Экзамен без книг и записей. Включены все правила, направление взгляда не анализируется.',
    en: 'An exam without books and notes. Every rule is on; where the eyes look is not analysed.',
  },
  allowed: ['calculator'],
});
