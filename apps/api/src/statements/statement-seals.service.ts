import { type StatementSeal } from '@bakylau/contracts';
import { GradeStatement, SessionChainService } from '@bakylau/persistence';
import { AppError } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CallBudget } from '../routing/call-budget';
import { findOutdated } from './outdated-statements';
import { signatureOf } from './statement-seal';
import { newestVersion } from './statements.service';

/** Of one address; whoever checks a stack of sheets by hand stays far below. */
const CONFIRMATIONS_PER_MINUTE = 30;

/** Answers whoever holds the hash of a statement. It is salted and 256 bits long, so only the sheet shows it. */
@Injectable()
export class StatementSealsService {
  private readonly budget = new CallBudget(CONFIRMATIONS_PER_MINUTE);

  constructor(
    private readonly dataSource: DataSource,
    private readonly chain: SessionChainService,
  ) {}

  /** @throws AppError not_found; rate_limited */
  async confirm(sha256: string, address: string): Promise<StatementSeal> {
    this.budget.spend(address);
    const { manager } = this.dataSource;
    const statement = await manager.findOneBy(GradeStatement, { sha256 });
    if (!statement) throw new AppError('not_found');
    const { content, keyId, groupName, version, madeAt } = statement;
    return {
      sha256,
      signature: signatureOf(statement, this.chain.keys),
      keyId,
      examTitle: content.examTitle,
      groupName,
      version,
      madeAt: madeAt.toISOString(),
      rows: content.lines.length,
      confirmed: content.lines.filter(({ state }) => state === 'confirmed').length,
      superseded: version < (await newestVersion(statement, manager)),
      outdated: (await findOutdated([statement], manager)).has(statement.id),
    };
  }
}
