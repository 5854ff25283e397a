import { type AnswerFile } from '@bakylau/contracts';
import { AnswerFileRecord } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { CallBudget } from '../routing/call-budget';
import { answerFileView } from './answer-file.view';
import { AnswerFileStore, type StoredContent } from './answer-file.store';
import { AnswerFileShelf } from './answer-file.shelf';

/** Ten files with their repeats; each may cost the decoding of a large picture. */
const FILES_PER_MINUTE = 20;

/** Files that a candidate adds to the own written answers. */
@Injectable()
export class AnswerFilesService {
  private readonly budget = new CallBudget(FILES_PER_MINUTE);

  constructor(
    private readonly dataSource: DataSource,
    private readonly shelf: AnswerFileShelf,
    private readonly store: AnswerFileStore,
  ) {}

  /** @throws AppError not_found */
  async list(principal: Principal, attemptId: string): Promise<{ files: AnswerFile[] }> {
    authorize(principal, 'attempt:sit');
    await this.shelf.assertOwn(principal.userId, attemptId);
    const files = await this.dataSource.manager.find(AnswerFileRecord, {
      where: { attemptId, removedAt: IsNull() },
      order: { id: 'ASC' },
    });
    return { files: files.map(answerFileView) };
  }

  /**
   * @throws AppError not_found; attempt_not_running, attempt_already_submitted, time_is_up; answer_files_full; file_type_refused,
   * not_an_image; rate_limited; taken_over
   */
  async add(
    principal: Principal,
    attemptId: string,
    itemId: string,
    content: Buffer,
  ): Promise<{ files: AnswerFile[] }> {
    authorize(principal, 'attempt:sit');
    await this.shelf.assertHeld(principal, attemptId);
    this.budget.spend(principal.userId);
    await this.shelf.add({ attemptId, itemId, fromPhone: false }, content);
    return this.list(principal, attemptId);
  }

  /** @throws AppError not_found; attempt_not_running, attempt_already_submitted, time_is_up, taken_over */
  async remove(
    principal: Principal,
    attemptId: string,
    itemId: string,
    fileId: string,
  ): Promise<{ files: AnswerFile[] }> {
    authorize(principal, 'attempt:sit');
    await this.shelf.assertHeld(principal, attemptId);
    await this.shelf.remove({ attemptId, itemId, id: fileId });
    return this.list(principal, attemptId);
  }

  /** @throws AppError not_found */
  async content(principal: Principal, attemptId: string, fileId: string): Promise<StoredContent> {
    authorize(principal, 'attempt:sit');
    await this.shelf.assertOwn(principal.userId, attemptId);
    const where = { id: fileId, attemptId, removedAt: IsNull() };
    const file = await this.dataSource.manager.findOneBy(AnswerFileRecord, where);
    if (!file) throw new AppError('not_found');
    return this.store.read(file);
  }
}
