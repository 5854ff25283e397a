import { type BankImport, type ExportBankItemsQuery, type ImportBankItemsQuery } from '@bakylau/contracts';
import { importIntoBank, itemPictureKey, itemToQuestion, planImportInThread } from '@bakylau/item-banks';
import { BankItemVersion, ItemPictureFile } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { type ItemFile, QuestionFileError, writeQuestions } from '@bakylau/question-formats';
import { ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { BankAccess } from './bank-access';

export interface BankFile {
  bytes: Buffer;
  name: string;
  /** Items that the format cannot hold, or that are not whole in the language. */
  leftOut: number;
}

const EXTENSIONS = { gift: 'gift', moodle_xml: 'xml', xlsx: 'xlsx' } as const;

/** Files of questions into a bank and out of it. */
@Injectable()
export class BankFilesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: BankAccess,
    private readonly store: ObjectStore,
    private readonly audit: AuditService,
  ) {}

  /**
   * Everything that can be taken becomes a draft of the caller, in one transaction; a dry run only tells of it.
   * @throws AppError not_found, forbidden; question_file_unreadable
   */
  async import(
    principal: Principal,
    bankId: string,
    { format, language, topic, dryRun, duplicates }: ImportBankItemsQuery,
    bytes: Buffer,
  ): Promise<BankImport> {
    await this.access.get(principal, 'item:write', bankId, 'write');
    const authorId = principal.userId;
    const options = { format, language, topic, dryRun: dryRun === 'yes', duplicates };
    try {
      const plan = await planImportInThread(bytes, options);
      return await this.dataSource.transaction(async (manager) => {
        const report = await importIntoBank(plan, options, { bankId, authorId }, this.store, manager);
        if (!report.dryRun) {
          const { taken, leftOut, duplicates } = report.counts;
          const detail = { format: report.format, taken, leftOut, duplicates };
          await this.audit.record(authorId, 'item_bank.imported', bankId, detail, manager);
        }
        return report;
      });
    } catch (error) {
      if (!(error instanceof QuestionFileError)) throw error;
      const details = [{ path: 'file', problem: error.message }];
      throw new AppError('question_file_unreadable', { details, cause: error });
    }
  }

  /** The keys go with the items, so only authors get them. @throws AppError not_found, forbidden */
  async export(
    principal: Principal,
    bankId: string,
    { format, language, state }: ExportBankItemsQuery,
  ): Promise<BankFile> {
    await this.access.get(principal, 'item:write', bankId, 'write');
    const newest = await this.dataSource
      .createQueryBuilder(BankItemVersion, 'version')
      .innerJoin('version.item', 'item', 'item.latestVersion = version.version')
      .where('item.bankId = :bankId', { bankId })
      .andWhere(state ? 'version.state = :state' : 'true', { state })
      .orderBy('version.topic')
      .addOrderBy('version.itemId')
      .getMany();
    const readFile = (pictureId: string) => this.readFile(bankId, pictureId);
    const questions = [];
    for (const [i, { content }] of newest.entries()) {
      const question = await itemToQuestion(content, language, i + 1, readFile);
      if (question) questions.push(question);
    }
    const { bytes, counts } = await writeQuestions(questions, { format });
    const detail = { format, items: counts.items };
    await this.audit.record(principal.userId, 'item_bank.exported', bankId, detail);
    const name = `bank-${bankId.slice(0, 8)}-${language}.${EXTENSIONS[format]}`;
    return { bytes, name, leftOut: newest.length - counts.items };
  }

  private async readFile(bankId: string, id: string): Promise<ItemFile> {
    const picture = await this.dataSource.manager.findOneByOrFail(ItemPictureFile, { id, bankId });
    return { name: `${id}.webp`, base64: (await this.store.get(itemPictureKey(picture))).toString('base64') };
  }
}
