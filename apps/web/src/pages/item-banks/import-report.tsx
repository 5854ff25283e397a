import type { BankImport, ImportLineProblem } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { FormulaText } from '../../components/formulas/formula-text';
import { LineProblems } from '../../components/list-import-card';
import { Badge, Notice, Table } from '../../design';

/** A duplicate is left out without one. */
const hasError = (problems: readonly ImportLineProblem[]): boolean =>
  problems.some(({ severity }) => severity === 'error');

/** What becomes of each question of a file. */
export function ImportReport({ report }: { report: BankImport }) {
  const { t } = useTranslation();
  const { lines, counts, dryRun } = report;
  const rows = lines.map((line, index) => ({ ...line, index }));
  return (
    <div className="stack">
      <Notice
        tone={counts.leftOut > 0 ? 'warning' : 'success'}
        title={t(dryRun ? 'banks:import.dryTitle' : 'banks:import.doneTitle')}
      >
        {t('banks:import.counts', counts)}
      </Notice>
      <Table
        caption={t('banks:import.report')}
        rows={rows}
        rowKey={({ index }) => String(index)}
        columns={[
          { key: 'line', title: t('banks:import.line'), cell: ({ line }) => line, align: 'end' },
          {
            key: 'outcome',
            title: t('banks:import.outcome'),
            cell: ({ outcome, problems }) => (
              <Badge tone={outcome === 'taken' ? 'success' : hasError(problems) ? 'danger' : 'warning'}>
                {t(`banks:import.outcomes.${outcome}`)}
              </Badge>
            ),
          },
          {
            key: 'prompt',
            title: t('banks:item.prompt'),
            cell: ({ prompt }) => <FormulaText text={prompt || '–'} />,
            isRowHeader: true,
          },
          { key: 'topic', title: t('banks:item.topic'), cell: ({ topic }) => topic || '–' },
          {
            key: 'problems',
            title: t('banks:import.problems'),
            cell: ({ problems }) => (
              <LineProblems
                problems={problems.map(({ code, values }) => t(`terms:importProblem.${code}`, values))}
              />
            ),
          },
        ]}
      />
    </div>
  );
}
