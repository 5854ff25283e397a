import {
  type BankImport,
  IMPORT_FORMATS,
  type ImportBankItemsQuery,
  type Locale,
  LOCALES,
} from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { FileField } from '../../components/file-field';
import { api } from '../../core/api-client';
import { announce } from '../../core/announcer';
import { Button, Card, Checkbox, Select, TextField } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useFormat } from '../../hooks/use-format';
import { ImportReport } from './import-report';

/** Large files take their time. */
const TIMEOUT_MS = 120_000;

type Duplicates = ImportBankItemsQuery['duplicates'];

/** A file of questions into the bank: first what would happen, then, if the author wants it, for real. */
export function ImportCard({ bankId, onImported }: { bankId: string; onImported: () => void }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const [file, setFile] = useState<File | null>(null);
  const [format, setFormat] = useState<(typeof IMPORT_FORMATS)[number]>('auto');
  const [language, setLanguage] = useState<Locale>(locale);
  const [topic, setTopic] = useState('');
  const [duplicates, setDuplicates] = useState<Duplicates>('leave_out');
  const [report, setReport] = useState<BankImport | null>(null);
  const changed =
    <V,>(set: (value: V) => void) =>
    (value: V) => {
      set(value);
      // A report of another file or language would mislead, and its duplicates are others.
      setReport(null);
      setDuplicates('leave_out');
    };
  const send = useAction(
    useCallback(
      async (dryRun: 'yes' | 'no', wanted: Duplicates) => {
        if (!file) return;
        const upload = new Blob([file], { type: 'application/octet-stream' });
        const query = { format, language, topic, dryRun, duplicates: wanted };
        const told = await api.call('importBankItems', {
          params: { bankId },
          query,
          upload,
          timeoutMs: TIMEOUT_MS,
        });
        setReport(told);
        setDuplicates(told.dryRun ? wanted : 'leave_out');
        announce(t('banks:import.counts', told.counts));
        if (!told.dryRun) onImported();
      },
      [file, format, language, topic, bankId, onImported, t],
    ),
  );
  return (
    <Card title={t('banks:import.title')}>
      <div className="stack">
        <p className="muted">{t('banks:import.lead')}</p>
        <FileField
          label={t('banks:import.file')}
          accept=".gift,.txt,.xml,.xlsx,.docx"
          chosen={file?.name ?? null}
          onChoose={([chosen]) => changed(setFile)(chosen ?? null)}
        />
        <div className="bk-bank-fields">
          <Select
            label={t('banks:import.format')}
            value={format}
            onChange={changed(setFormat)}
            options={IMPORT_FORMATS.map((value) => ({ value, text: t(`banks:formats.${value}`) }))}
          />
          <Select
            label={t('banks:import.language')}
            value={language}
            onChange={changed(setLanguage)}
            options={LOCALES.map((value) => ({ value, text: t(`banks:language.${value}`) }))}
          />
          <TextField
            label={t('banks:import.topic')}
            value={topic}
            onChange={changed(setTopic)}
            maxLength={200}
          />
        </div>
        {report?.dryRun && report.counts.duplicates > 0 ? (
          <Checkbox
            isSelected={duplicates === 'take'}
            onChange={(isTaken) => void send.run('yes', isTaken ? 'take' : 'leave_out')}
          >
            {t('banks:import.takeDuplicates', { count: report.counts.duplicates })}
          </Checkbox>
        ) : null}
        {send.error ? <Failure error={send.error} /> : null}
        <div className="row">
          <Button
            isDisabled={!file}
            isPending={send.pending}
            onPress={() => void send.run('yes', duplicates)}
          >
            {t('banks:import.check')}
          </Button>
          {report?.dryRun && report.counts.taken > 0 ? (
            <Button tone="primary" isPending={send.pending} onPress={() => void send.run('no', duplicates)}>
              {t('banks:import.take', { count: report.counts.taken })}
            </Button>
          ) : null}
        </div>
        {report ? <ImportReport report={report} /> : null}
      </div>
    </Card>
  );
}
