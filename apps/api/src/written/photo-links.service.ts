import { randomBytes } from 'node:crypto';
import { ANSWER_PHOTO_LINK_LIFE_MS, type AnswerPhotoLink, type PhonePhotos } from '@bakylau/contracts';
import { AnswerFileRecord, AnswerPhotoLinkRecord } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { sha256Hex } from '@bakylau/recording';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { CallBudget } from '../routing/call-budget';
import { AnswerFileShelf, filesAtMost } from './answer-file.shelf';

const PHOTOS_PER_MINUTE = 20;

/** Photos of handwriting that a phone adds to an answer by a link; the phone learns nothing of the exam. */
@Injectable()
export class PhotoLinksService {
  private readonly budget = new CallBudget(PHOTOS_PER_MINUTE);

  constructor(
    private readonly dataSource: DataSource,
    private readonly shelf: AnswerFileShelf,
  ) {}

  /** @throws AppError not_found; answer_files_full for an answer that takes no files; taken_over */
  async create(principal: Principal, attemptId: string, itemId: string): Promise<AnswerPhotoLink> {
    authorize(principal, 'attempt:sit');
    await this.shelf.assertHeld(principal, attemptId);
    const { manager } = this.dataSource;
    if ((await filesAtMost(attemptId, itemId, 'photos', manager)) === 0)
      throw new AppError('answer_files_full');
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.now() + ANSWER_PHOTO_LINK_LIFE_MS);
    const link = { attemptId, itemId, tokenHash: sha256Hex(token), expiresAt };
    await manager.upsert(AnswerPhotoLinkRecord, link, ['attemptId', 'itemId']);
    return { token, expiresAt: expiresAt.toISOString() };
  }

  /** @throws AppError scan_link_invalid */
  async get(token: string): Promise<PhonePhotos> {
    const { attemptId, itemId, expiresAt } = await this.find(token);
    const { manager } = this.dataSource;
    const where = { attemptId, itemId, removedAt: IsNull() };
    const taken = await manager.countBy(AnswerFileRecord, where);
    const sent = await manager.countBy(AnswerFileRecord, { ...where, fromPhone: true });
    const left = Math.max(0, (await filesAtMost(attemptId, itemId, 'photos', manager)) - taken);
    return { sent, left, expiresAt: expiresAt.toISOString() };
  }

  /** @throws AppError scan_link_invalid, rate_limited, and as `AnswerFilesService.add` */
  async add(token: string, content: Buffer): Promise<PhonePhotos> {
    const { attemptId, itemId } = await this.find(token);
    this.budget.spend(attemptId);
    await this.shelf.add({ attemptId, itemId, fromPhone: true }, content);
    return this.get(token);
  }

  private async find(token: string): Promise<AnswerPhotoLinkRecord> {
    const tokenHash = sha256Hex(token);
    const link = await this.dataSource.manager.findOneBy(AnswerPhotoLinkRecord, { tokenHash });
    if (!link || link.expiresAt <= new Date()) throw new AppError('scan_link_invalid');
    return link;
  }
}
