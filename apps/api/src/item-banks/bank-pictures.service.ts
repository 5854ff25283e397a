import { type ItemPicture, type Picture } from '@bakylau/contracts';
import { addItemPicture, itemPictureKey, PictureError } from '@bakylau/item-banks';
import { Attempt, ExamItem, ItemPictureFile, isPaused } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BankAccess } from './bank-access';

/** Pictures of items: put in by authors, seen by them and by candidates whose attempt shows them. */
@Injectable()
export class BankPicturesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: BankAccess,
    private readonly store: ObjectStore,
  ) {}

  /** @throws AppError not_found, forbidden, not_an_image */
  async upload(principal: Principal, bankId: string, content: Buffer): Promise<Picture> {
    await this.access.get(principal, 'item:write', bankId, 'write');
    try {
      return await addItemPicture(bankId, content, this.store, this.dataSource.manager);
    } catch (error) {
      if (error instanceof PictureError) throw new AppError('not_an_image', { cause: error });
      throw error;
    }
  }

  /** @throws AppError not_found */
  async get(principal: Principal, bankId: string, pictureId: string): Promise<Buffer> {
    await this.access.get(principal, 'item:read', bankId, 'read');
    return this.read({ id: pictureId, bankId });
  }

  /** Only while the attempt runs and is not paused, and only what its items show. @throws AppError not_found */
  async getOfAttempt(principal: Principal, attemptId: string, pictureId: string): Promise<Buffer> {
    authorize(principal, 'attempt:sit');
    const { manager } = this.dataSource;
    const own = { id: attemptId, userId: principal.userId, state: 'in_progress' as const };
    const attempt = await manager.findOneBy(Attempt, own);
    if (!attempt || (await isPaused(attemptId, manager))) throw new AppError('not_found');
    const drawn = attempt.draw && new Set(attempt.draw.map(({ itemId }) => itemId));
    const items = await manager
      .createQueryBuilder(ExamItem, 'item')
      .where('item.examId = :examId', attempt)
      .andWhere('item.pictures @> :pictures::jsonb', {
        pictures: JSON.stringify([{ id: pictureId }] satisfies Partial<ItemPicture>[]),
      })
      .getMany();
    if (!items.some(({ id }) => drawn === null || drawn.has(id))) throw new AppError('not_found');
    return this.read({ id: pictureId });
  }

  private async read(where: { id: string; bankId?: string }): Promise<Buffer> {
    const picture = await this.dataSource.manager.findOneBy(ItemPictureFile, where);
    if (!picture) throw new AppError('not_found');
    return this.store.get(itemPictureKey(picture));
  }
}
