import { type AnswerValue, countAnswered, type ReceiptFile } from '@bakylau/contracts';
import { Answer, AnswerFileRecord, Attempt, SessionChainService } from '@bakylau/persistence';
import { AppError, authorize, type Principal, SERVICE_CONFIG, type ServiceConfig } from '@bakylau/platform';
import { answersHash, signReceipt, type SubmissionReceipt } from '@bakylau/recording';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';

/** Proof for a candidate of what was handed in and when: a signed hash of all stored answers. */
@Injectable()
export class SubmissionReceipts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly chain: SessionChainService,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** Of the answers as they stand in this transaction, which closes the attempt. */
  async issue(
    { id, examId }: Pick<Attempt, 'id' | 'examId'>,
    submittedAt: Date,
    manager: EntityManager,
  ): Promise<SubmissionReceipt> {
    const answers = await readAnswers(id, manager);
    const statement = {
      attemptId: id,
      examId,
      submittedAt: submittedAt.toISOString(),
      answers: countAnswered(answers),
      answersSha256: answersHash(answers),
    };
    return signReceipt(statement, this.config.signingKey);
  }

  /**
   * The own receipt with what is needed to check it without the service.
   * @throws AppError not_found, also before the hand-in and for attempts from before there were receipts
   */
  async get(principal: Principal, attemptId: string): Promise<ReceiptFile> {
    authorize(principal, 'attempt:sit');
    const { manager } = this.dataSource;
    const attempt = await manager.findOneBy(Attempt, { id: attemptId, userId: principal.userId });
    if (!attempt?.receipt) throw new AppError('not_found');
    const answers = await readAnswers(attemptId, manager);
    const { keys } = this.chain;
    const publicKeyPem = keys.findPem(attempt.receipt.keyId) ?? keys.currentPem;
    return { receipt: attempt.receipt, answers, publicKeyPem };
  }
}

/** Of an answer that consists of files alone. */
const EMPTY: AnswerValue = { kind: 'written', html: '' };

async function readAnswers(attemptId: string, manager: EntityManager): Promise<ReceiptFile['answers']> {
  const answers = await manager.find(Answer, { where: { attemptId }, order: { itemId: 'ASC' } });
  const files = await manager.find(AnswerFileRecord, {
    where: { attemptId, removedAt: IsNull() },
    order: { id: 'ASC' },
  });
  const itemIds = new Set([...answers, ...files].map(({ itemId }) => itemId));
  return [...itemIds].sort().map((itemId) => {
    const hashes = files
      .filter((file) => file.itemId === itemId)
      .map(({ sha256, sizeBytes }) => ({ sha256, sizeBytes }));
    const value = answers.find((answer) => answer.itemId === itemId)?.value ?? EMPTY;
    return { itemId, value, ...(hashes.length > 0 && { files: hashes }) };
  });
}
