import type { PeopleImport, PersonLine } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BackLink } from '../../components/back-link';
import { LineProblems, ListImportCard } from '../../components/list-import-card';
import { api } from '../../core/api-client';
import { Badge, Checkbox, PageHeader, Table, type Tone } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { FirstPasswords } from './first-passwords';

/** Each new person costs a moment for the password; a whole year comes in one list. */
const LONGEST_IMPORT_MS = 300_000;
const stayOnPage = () => undefined;

/** Candidates from the registrar's list, told line by line before anything is stored. */
export function PeopleImportPage() {
  const { t } = useTranslation();
  const [withdraw, setWithdraw] = useState(false);
  // Of every list that was stored since the page was opened: another file takes none of them away.
  const [made, setMade] = useState<readonly PersonLine[]>([]);
  const countsOf = useCallback(
    ({ counts }: PeopleImport) =>
      `${t('people:import.counts', counts)}. ${t('people:import.examCounts', counts)}`,
    [t],
  );
  const importList = useCallback(
    async (upload: Blob, dryRun: 'yes' | 'no') => {
      const query = { dryRun, withdraw: withdraw ? ('yes' as const) : ('no' as const) };
      const told = await api.call('importPeople', { query, upload, timeoutMs: LONGEST_IMPORT_MS });
      const fresh = told.lines.filter(({ firstPassword }) => firstPassword !== null);
      setMade((earlier) => [...earlier, ...fresh]);
      return told;
    },
    [withdraw],
  );
  return (
    <>
      <BackLink to="/admin">{t('people:back')}</BackLink>
      <PageHeader title={t('people:import.title')} />
      <FirstPasswords made={made} />
      <ListImportCard
        words={{
          title: t('people:import.list'),
          lead: t('people:import.lead'),
          file: t('registry:import.file'),
          check: t('registry:import.check'),
          dryTitle: t('registry:import.dryTitle'),
          doneTitle: t('people:import.doneTitle'),
        }}
        send={importList}
        onStored={stayOnPage}
        countsOf={countsOf}
        takeOf={({ counts: { added, changed, enrolled, withdrawn } }) => {
          if (added + changed > 0) return t('people:import.take', { count: added + changed });
          return enrolled + withdrawn > 0 ? t('people:import.takeExams') : null;
        }}
        hasLeftOut={({ counts }) => counts.leftOut + counts.withdrawn + counts.kept > 0}
        options={(onChanged) => (
          <Checkbox
            isSelected={withdraw}
            onChange={(isWanted) => {
              setWithdraw(isWanted);
              onChanged();
            }}
          >
            {t('people:import.withdraw')}
          </Checkbox>
        )}
      >
        {(report) => <PersonLines lines={report.lines} />}
      </ListImportCard>
    </>
  );
}

const TONES: Record<PersonLine['outcome'], Tone> = {
  new: 'success',
  changed: 'info',
  unchanged: 'neutral',
  left_out: 'danger',
};

function PersonLines({ lines }: { lines: readonly PersonLine[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table
      caption={t('registry:import.report')}
      rows={lines}
      rowKey={({ line }) => String(line)}
      columns={[
        { key: 'line', title: t('registry:import.line'), cell: ({ line }) => line, align: 'end' },
        {
          key: 'outcome',
          title: t('registry:import.outcome'),
          cell: ({ outcome }) => (
            <Badge tone={TONES[outcome]}>{t(`people:import.outcomes.${outcome}`)}</Badge>
          ),
        },
        {
          key: 'person',
          title: t('registry:import.person'),
          isRowHeader: true,
          cell: ({ displayName, login }) => (
            <>
              {displayName} <span className="muted">{login}</span>
            </>
          ),
        },
        { key: 'group', title: t('admin:people.group'), cell: ({ groupName }) => groupName ?? '—' },
        {
          key: 'changes',
          title: t('people:import.changes'),
          cell: ({ outcome, changes }) =>
            outcome === 'changed' ? changes.map((field) => t(`people:field.${field}`)).join(', ') : '—',
        },
        {
          key: 'exams',
          title: t('people:import.exams'),
          cell: ({ exams }) =>
            exams.length === 0
              ? '—'
              : exams.map(({ examId, title, effect, placeLost }) => (
                  <div key={examId}>
                    {format.text(title)}: {t(`people:import.effects.${effect}`)}
                    {placeLost ? `, ${t('people:import.placeLost')}` : ''}
                  </div>
                )),
        },
        {
          key: 'remarks',
          title: t('registry:import.remarks'),
          cell: ({ problems }) => (
            <LineProblems
              problems={problems.map(({ code, values }) => t(`people:import.problem.${code}`, values))}
            />
          ),
        },
      ]}
    />
  );
}
