import { generateKeyPairSync } from 'node:crypto';
import {
  answersHash,
  isReceiptSignedBy,
  type ReceiptAnswer,
  type ReceiptStatement,
  signReceipt,
} from './submission-receipt';

const answers: ReceiptAnswer[] = [
  { itemId: 'b', value: { kind: 'short_answer', text: 'Учёт' } },
  { itemId: 'a', value: { optionId: 'c', kind: 'single_choice' } },
];
const statement: ReceiptStatement = {
  attemptId: '01930000-0000-7000-8000-000000000001',
  examId: '01930000-0000-7000-8000-000000000002',
  submittedAt: '2026-11-25T10:00:00.000Z',
  answers: 2,
  answersSha256: answersHash(answers),
};

describe(answersHash.name, () => {
  it('does not depend on the order of answers or of their properties', () => {
    const other: ReceiptAnswer[] = [
      { itemId: 'a', value: { kind: 'single_choice', optionId: 'c' } },
      { itemId: 'b', value: { text: 'Учёт', kind: 'short_answer' } },
    ];
    expect(answersHash(other)).toBe(answersHash(answers));
    expect(answersHash(answers)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('changes with a letter of an answer, and with an answer that is missing', () => {
    const changed = [{ itemId: 'b', value: { kind: 'short_answer', text: 'Учет' } }, answers[1]!];
    expect(answersHash(changed)).not.toBe(answersHash(answers));
    expect(answersHash(answers.slice(1))).not.toBe(answersHash(answers));
    expect(answersHash([])).not.toBe(answersHash(answers));
  });
});

describe(signReceipt.name, () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const receipt = signReceipt(statement, privateKey);

  it('is found right with the public key', () => {
    expect(isReceiptSignedBy(receipt, publicKey)).toBe(true);
  });

  it.each([
    ['submittedAt', '2026-11-25T09:59:00.000Z'],
    ['answers', 3],
    ['answersSha256', '0'.repeat(64)],
    ['attemptId', statement.examId],
  ] as const)('is found wrong when %s was changed', (name, value) => {
    expect(isReceiptSignedBy({ ...receipt, [name]: value }, publicKey)).toBe(false);
  });

  it('is found wrong with another key', () => {
    expect(isReceiptSignedBy(receipt, generateKeyPairSync('ed25519').publicKey)).toBe(false);
  });
});
