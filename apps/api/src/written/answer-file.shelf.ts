import { type AnswerWay, answerWaysOf } from '@bakylau/contracts';
import { AnswerFileRecord, Attempt, ExamItem, ExamSession, SessionChainService } from '@bakylau/persistence';
import { AppError } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { assertHeldBy, type CandidateWindow } from '../attempts/own-attempts';
import { AnswerFileStore } from './answer-file.store';
import { checkFile } from './checked-file';

export interface FilePlace {
  attemptId: string;
  itemId: string;
  fromPhone: boolean;
}

/** The files of answers while their attempt runs, whoever brings them: the page or the phone. */
@Injectable()
export class AnswerFileShelf {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: AnswerFileStore,
    private readonly chain: SessionChainService,
  ) {}

  /** @throws AppError not_found */
  async assertOwn(userId: string, attemptId: string): Promise<void> {
    const isOwn = await this.dataSource.manager.existsBy(Attempt, { id: attemptId, userId });
    if (!isOwn) throw new AppError('not_found');
  }

  /** For a change. @throws AppError not_found; taken_over for a window that does not hold the attempt */
  async assertHeld(window: CandidateWindow, attemptId: string): Promise<void> {
    const where = { id: attemptId, userId: window.userId };
    const attempt = await this.dataSource.manager.findOneBy(Attempt, where);
    if (!attempt) throw new AppError('not_found');
    assertHeldBy(window, attempt);
  }

  /** The same content again changes nothing. @throws AppError as `AnswerFilesService.add` */
  async add({ attemptId, itemId, fromPhone }: FilePlace, content: Buffer): Promise<void> {
    const { manager } = this.dataSource;
    assertRunning(await manager.findOneByOrFail(Attempt, { id: attemptId }));
    const checked = await checkFile(content);
    const session = await manager.findOneByOrFail(ExamSession, { attemptId });
    const stored = await this.store.put(session.id, checked);
    const { sha256, sizeBytes } = stored.object;
    try {
      const isNew = await this.dataSource.transaction(async (transaction) => {
        await lockRunning(attemptId, transaction);
        const present = { attemptId, itemId, removedAt: IsNull() };
        if (await transaction.existsBy(AnswerFileRecord, { ...present, sha256 })) return false;
        const taken = await transaction.countBy(AnswerFileRecord, present);
        const way = fromPhone ? 'photos' : 'files';
        if (taken >= (await filesAtMost(attemptId, itemId, way, transaction)))
          throw new AppError('answer_files_full');
        await transaction.insert(AnswerFileRecord, {
          ...{ id: stored.id, attemptId, itemId, fromPhone, sha256, sizeBytes },
          ...{ contentType: checked.contentType, objectKey: stored.key, addedAt: new Date() },
        });
        await this.store.link(session.id, itemId, stored, transaction);
        return true;
      });
      if (!isNew) await this.store.discard(stored);
    } catch (error) {
      await this.store.discard(stored);
      throw error;
    }
  }

  /** The object stays, because the chain names it. @throws AppError not_found, and as `add` when the attempt does not run */
  async remove({ attemptId, itemId, id }: Omit<FilePlace, 'fromPhone'> & { id: string }): Promise<void> {
    const { id: sessionId } = await this.dataSource.manager.findOneByOrFail(ExamSession, { attemptId });
    await this.dataSource.transaction(async (manager) => {
      await lockRunning(attemptId, manager);
      const where = { id, attemptId, itemId, removedAt: IsNull() };
      const file = await manager.findOneBy(AnswerFileRecord, where);
      if (!file) throw new AppError('not_found');
      await manager.update(AnswerFileRecord, { id }, { removedAt: new Date() });
      const payload = { change: 'answer_file_removed', itemId, sha256: file.sha256 };
      await this.chain.append(sessionId, 'event', null, payload, manager);
    });
  }
}

/** How many files an item of the attempt's exam takes that come in this way. @throws AppError not_found */
export async function filesAtMost(
  attemptId: string,
  itemId: string,
  way: AnswerWay,
  manager: EntityManager,
): Promise<number> {
  const { examId } = await manager.findOneByOrFail(Attempt, { id: attemptId });
  const item = await manager.findOneBy(ExamItem, { id: itemId, examId });
  if (!item) throw new AppError('not_found');
  const { writtenTask: task } = item;
  return task && answerWaysOf(task).includes(way) ? task.filesAtMost : 0;
}

/** Lets answers be saved meanwhile, and makes the hand-in wait, so that its receipt counts this file or never hears of it. */
async function lockRunning(id: string, manager: EntityManager): Promise<void> {
  const lock = { mode: 'for_no_key_update' } as const;
  assertRunning(await manager.findOneOrFail(Attempt, { where: { id }, lock }));
}

function assertRunning({ state, deadlineAt }: Attempt): void {
  if (state === 'submitted') throw new AppError('attempt_already_submitted');
  if (state !== 'in_progress' || !deadlineAt) throw new AppError('attempt_not_running');
  if (deadlineAt <= new Date()) throw new AppError('time_is_up');
}
