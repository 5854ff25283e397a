import type { PeopleImport, PersonLine } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { BackLink } from '../../components/back-link';
import { LineProblems, ListImportCard } from '../../components/list-import-card';
import { api } from '../../core/api-client';
import { saveFile } from '../../core/save-file';
import { Badge, Button, Notice, PageHeader, Table, type Tone } from '../../design';

/** Each new person costs a moment for the password; a whole year comes in one list. */
const LONGEST_IMPORT_MS = 300_000;
const importList = (upload: Blob, dryRun: 'yes' | 'no') =>
  api.call('importPeople', { query: { dryRun }, upload, timeoutMs: LONGEST_IMPORT_MS });
const stayOnPage = () => undefined;

/** Candidates from the registrar's list, told line by line before anything is stored. */
export function PeopleImportPage() {
  const { t } = useTranslation();
  const countsOf = useCallback(({ counts }: PeopleImport) => t('people:import.counts', counts), [t]);
  return (
    <>
      <BackLink to="/admin">{t('people:back')}</BackLink>
      <PageHeader title={t('people:import.title')} />
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
        takeOf={({ counts: { added, changed } }) =>
          added + changed > 0 ? t('people:import.take', { count: added + changed }) : null
        }
        hasLeftOut={({ counts }) => counts.leftOut > 0}
      >
        {(report) => (
          <>
            <FirstPasswords lines={report.lines} />
            <PersonLines lines={report.lines} />
          </>
        )}
      </ListImportCard>
    </>
  );
}

/** They are told once: the service keeps hashes alone. */
function FirstPasswords({ lines }: { lines: readonly PersonLine[] }) {
  const { t } = useTranslation();
  const made = lines.filter(({ firstPassword }) => firstPassword !== null);
  if (made.length === 0) return null;
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const save = () => {
    const rows = made.map(({ login, displayName, groupName, firstPassword }) =>
      [displayName, groupName ?? '', login, firstPassword ?? ''].map(cell).join(';'),
    );
    const head = [
      t('admin:people.name'),
      t('admin:people.group'),
      t('admin:people.login'),
      t('admin:person.password'),
    ];
    saveFile('passwords.csv', `\ufeff${[head.map(cell).join(';'), ...rows].join('\r\n')}\r\n`, 'text/csv');
  };
  return (
    <Notice
      tone="warning"
      title={t('people:import.passwords')}
      actions={<Button onPress={save}>{t('people:import.savePasswords')}</Button>}
    >
      {t('people:import.passwordsOnce')}
    </Notice>
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
          key: 'remarks',
          title: t('registry:import.remarks'),
          cell: ({ problems }) => <LineProblems problems={problems} />,
        },
      ]}
    />
  );
}
