import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ReceiptFile } from '@bakylau/contracts';
import { answersHash, signReceipt } from '@bakylau/recording';
import { createProgram } from '../program';
import { runProgram } from '../run-program';
import { type ReceiptReport } from './receipt.command';

describe('bakylau receipt', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-receipt-'));
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = (key: typeof publicKey) => key.export({ type: 'spki', format: 'pem' }).toString();
  const answers = [
    {
      itemId: '01930000-0000-7000-8000-00000000000a',
      value: { kind: 'numeric' as const, text: '2,5' },
    },
  ];
  const good: ReceiptFile = {
    receipt: signReceipt(
      {
        attemptId: '01930000-0000-7000-8000-000000000001',
        examId: '01930000-0000-7000-8000-000000000002',
        submittedAt: '2026-11-25T10:00:00.000Z',
        answers: 1,
        answersSha256: answersHash(answers),
      },
      privateKey,
    ),
    answers,
    publicKeyPem: pem(publicKey),
  };
  let written = '';

  beforeEach(() => {
    written = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      written += String(text);
      return true;
    });
    jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    process.exitCode = 0;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function check(
    file: unknown,
    ...options: string[]
  ): Promise<{ status: unknown; report: ReceiptReport }> {
    const path = join(folder, 'receipt.json');
    writeFileSync(path, typeof file === 'string' ? file : JSON.stringify(file));
    const status = await runProgram(createProgram(), [
      'node',
      'bakylau',
      'receipt',
      path,
      '--json',
      ...options,
    ]);
    return { status, report: written ? (JSON.parse(written) as ReceiptReport) : ({} as ReceiptReport) };
  }

  it('finds a receipt as it was issued sound', async () => {
    expect(await check(good)).toMatchObject({
      status: 0,
      report: { sound: true, problem: null, answers: 1 },
    });
  });

  it('finds a changed answer', async () => {
    const answer = { ...answers[0]!, value: { kind: 'numeric', text: '2,6' } };
    const { status, report } = await check({ ...good, answers: [answer] });
    expect([status, report.problem]).toEqual([1, 'answers_changed']);
  });

  it.each([
    [1, 'sound: a cleared answer does not count', null],
    [2, 'sound: receipts from before counted it', null],
    [3, 'changed', 'answers_changed'],
  ])('finds a receipt of %i answers %s', async (count, _words, problem) => {
    const cleared = { kind: 'multiple_choice' as const, optionIds: [] };
    const both = [...answers, { itemId: '01930000-0000-7000-8000-00000000000b', value: cleared }];
    const { attemptId, examId, submittedAt } = good.receipt;
    const statement = { attemptId, examId, submittedAt, answers: count, answersSha256: answersHash(both) };
    const receipt = signReceipt(statement, privateKey);
    const { report } = await check({ ...good, receipt, answers: both });
    expect(report.problem).toBe(problem);
  });

  it('finds a changed time', async () => {
    const receipt = { ...good.receipt, submittedAt: '2026-11-25T09:00:00.000Z' };
    const { status, report } = await check({ ...good, receipt });
    expect([status, report.problem]).toEqual([1, 'not_signed']);
  });

  it('finds that the key beside it is not the key of the service', async () => {
    const path = join(folder, 'key.pem');
    writeFileSync(path, pem(generateKeyPairSync('ed25519').publicKey));
    const { status, report } = await check(good, '--key', path);
    expect([status, report.problem]).toEqual([1, 'other_key']);
  });

  it('cannot check what is no receipt', async () => {
    expect((await check('{"receipt": 1}')).status).toBe(2);
  });
});
