import { type TextOverlapList, writtenText } from '@bakylau/contracts';
import { Answer, ExamItem, MarkingScript } from '@bakylau/persistence';
import { type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { CallBudget } from '../routing/call-budget';
import { PlagiarismService } from './plagiarism.service';
import { ScriptAccess } from './script-access';

/** A comparison reads all answers of an exam. */
const COMPARISONS_PER_MINUTE = 6;

/** What works of one exam have in common, for their markers. */
@Injectable()
export class TextOverlapsService {
  private readonly budget = new CallBudget(COMPARISONS_PER_MINUTE);

  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ScriptAccess,
    private readonly plagiarism: PlagiarismService,
  ) {}

  /** @throws AppError not_found, rate_limited */
  async list(principal: Principal, examId: string): Promise<TextOverlapList> {
    await this.access.exam(principal, examId);
    this.budget.spend(principal.userId);
    const { manager } = this.dataSource;
    const scripts = await manager.findBy(MarkingScript, { examId });
    const items = await manager.findBy(ExamItem, { examId, kind: 'written' });
    const answers = await manager.findBy(Answer, {
      attemptId: In(scripts.map(({ attemptId }) => attemptId)),
      itemId: In(items.map(({ id }) => id)),
    });
    const scriptOf = new Map(scripts.map((script) => [script.attemptId, script]));
    const compared = answers.flatMap(({ attemptId, itemId, value }) => {
      const script = scriptOf.get(attemptId);
      if (!script || value.kind !== 'written') return [];
      return [{ itemId, scriptId: script.id, code: script.code, text: writtenText(value.html) }];
    });
    const given = items.map(({ id, prompt: { kk, ru, en } }) => ({
      itemId: id,
      common: [kk, ru, en].join('\n'),
    }));
    return { source: this.plagiarism.source, overlaps: await this.plagiarism.compare(compared, given) };
  }
}
