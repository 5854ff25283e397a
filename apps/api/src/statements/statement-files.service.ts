import { type ExportStatementQuery, type Locale } from '@bakylau/contracts';
import { type GradeStatement } from '@bakylau/persistence';
import { type Principal, SERVICE_CONFIG, type ServiceConfig } from '@bakylau/platform';
import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '../access-log/audit.service';
import { protocolPdf } from '../protocol/pdf/protocol-pdf';
import { NO_CHANGES } from './outdated-statements';
import { statementContent } from './statement-content';
import { statementCsv } from './statement-csv';
import { StatementProfilesService } from './statement-profiles.service';
import { statementTable } from './statement-table';
import { StatementWords } from './statement-words';
import { statementXlsx } from './statement-xlsx';
import { StatementsService } from './statements.service';

export interface StatementFile {
  bytes: Buffer;
  name: string;
}

/** Statements on paper and for other systems. */
@Injectable()
export class StatementFilesService {
  constructor(
    private readonly statements: StatementsService,
    private readonly profiles: StatementProfilesService,
    private readonly audit: AuditService,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** @throws AppError not_found */
  async pdf(principal: Principal, statementId: string, locale: Locale): Promise<StatementFile> {
    const { statement, newest, outdated } = await this.statements.open(
      principal,
      statementId,
      'statement:read',
    );
    const { content, sha256, keyId, signature, version, madeAt } = statement;
    const pageUrl = `${this.config.publicOrigin}/verify/statement/${sha256}`;
    const sealed = { content, sha256, keyId, signature, pageUrl, superseded: version < newest };
    const laidOut = statementContent({ ...sealed, outdated: outdated !== null }, new StatementWords(locale));
    const bytes = await protocolPdf(laidOut, { language: locale, at: madeAt });
    await this.audit.record(principal.userId, 'statement.printed', statementId, { locale });
    return { bytes, name: fileName(statement, `${locale}.pdf`) };
  }

  /** @throws AppError not_found, also for a profile that is not there */
  async export(
    principal: Principal,
    statementId: string,
    { format, profile: profileName, locale }: ExportStatementQuery,
  ): Promise<StatementFile> {
    const { statement, outdated } = await this.statements.open(principal, statementId, 'statement:write');
    const profile = await this.profiles.get(profileName);
    const table = statementTable(statement, outdated ?? NO_CHANGES, profile, new StatementWords(locale));
    const { groupName } = statement;
    const bytes = format === 'csv' ? statementCsv(table, profile.csv) : await statementXlsx(table, groupName);
    const hasIin = table.columns.includes('iin');
    const detail = { format, profile: profileName, hasIin, rows: table.rows.length };
    await this.audit.record(principal.userId, 'statement.exported', statementId, detail);
    return {
      bytes,
      name: fileName(statement, `${outdated ? 'outdated-' : ''}${profileName}-${locale}.${format}`),
    };
  }
}

/** Names of groups may have any letter; the name of a file goes through a header that has not. */
function fileName({ id, version }: GradeStatement, end: string): string {
  return `statement-${id.slice(-8)}-v${version}-${end}`;
}
