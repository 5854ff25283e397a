import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { countAnswered, type ReceiptFile, receiptFileSchema } from '@bakylau/contracts';
import { answersHash, isReceiptSignedBy, keyIdOf } from '@bakylau/recording';
import { type Command } from 'commander';
import { UsageError } from '../cli.errors';
import { ExitCode } from '../exit-code';
import { print } from '../print';

interface ReceiptCommandOptions {
  key?: string;
  json?: boolean;
}

/** What is wrong with a receipt; the first of these that holds. */
export type ReceiptProblem = 'other_key' | 'answers_changed' | 'not_signed';

export interface ReceiptReport {
  file: string;
  sound: boolean;
  problem: ReceiptProblem | null;
  attemptId: string;
  submittedAt: string;
  answers: number;
  answersSha256: string;
  keyId: string;
}

const PROBLEM_TEXTS: Record<ReceiptProblem, string> = {
  other_key: 'signed with another key than the one given',
  answers_changed: 'the answers in the file are not those that were handed in',
  not_signed: 'the signature does not cover what the receipt says',
};

export function addReceiptCommand(program: Command): void {
  program
    .command('receipt')
    .description("check a candidate's receipt of a hand-in without network and database")
    .argument('<file>', 'the receipt as the candidate saved it (JSON)')
    .option('--key <file>', "the service's public key (PEM), from a source other than the receipt")
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      `
problem: other_key, answers_changed, not_signed, or null.

Exit codes: 0 sound, 1 broken, 2 could not be checked`,
    )
    .action(checkReceipt);
}

async function checkReceipt(path: string, { key, json }: ReceiptCommandOptions): Promise<void> {
  const file = await readReceipt(path);
  const publicKey = await readPublicKey(key, file);
  const problem = problemOf(file, publicKey);
  const { attemptId, submittedAt, answers, answersSha256, keyId } = file.receipt;
  const report: ReceiptReport = {
    ...{ file: path, sound: problem === null, problem, attemptId },
    ...{ submittedAt, answers, answersSha256, keyId },
  };
  print(report, json, () => [
    `${path}: ${report.sound ? 'SOUND' : 'BROKEN'}`,
    ...(problem ? [`  reason        ${PROBLEM_TEXTS[problem]}`] : []),
    `  attempt       ${attemptId}`,
    `  handed in     ${submittedAt}, ${answers} answers`,
    `  answers       ${answersSha256}`,
    ...(key === undefined
      ? ['  note          checked with the key in the file; with --key a replaced key shows too']
      : []),
  ]);
  if (!report.sound) process.exitCode = ExitCode.failed;
}

function problemOf({ receipt, answers }: ReceiptFile, publicKey: KeyObject): ReceiptProblem | null {
  if (keyIdOf(publicKey) !== receipt.keyId) return 'other_key';
  const isSame = answersHash(answers) === receipt.answersSha256;
  // Receipts from before left cleared answers in the count.
  const counts = [countAnswered(answers), answers.length];
  if (!isSame || !counts.includes(receipt.answers)) return 'answers_changed';
  return isReceiptSignedBy(receipt, publicKey) ? null : 'not_signed';
}

async function readReceipt(path: string): Promise<ReceiptFile> {
  try {
    return receiptFileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw new UsageError(`${path} is not a receipt of this service: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

async function readPublicKey(path: string | undefined, { publicKeyPem }: ReceiptFile): Promise<KeyObject> {
  try {
    return createPublicKey(path === undefined ? publicKeyPem : await readFile(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`The public key cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
