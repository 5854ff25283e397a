import {
  BANK_EXPORT_FORMATS,
  type BankExportFormat,
  BANK_ITEM_STATES,
  type BankItemState,
  type Locale,
  LOCALES,
} from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../core/api-client';
import { Card, DownloadLink, Select } from '../../design';
import { useFormat } from '../../hooks/use-format';

const ALL = 'all';

/** The bank as a file of questions. */
export function ExportCard({ bankId }: { bankId: string }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const [format, setFormat] = useState<BankExportFormat>('moodle_xml');
  const [language, setLanguage] = useState<Locale>(locale);
  const [state, setState] = useState<BankItemState | typeof ALL>(ALL);
  const query = { format, language, ...(state !== ALL && { state }) };
  return (
    <Card title={t('banks:export.title')}>
      <div className="stack">
        <p className="muted">{t('banks:export.lead')}</p>
        <div className="bk-bank-fields">
          <Select
            label={t('banks:import.format')}
            value={format}
            onChange={setFormat}
            options={BANK_EXPORT_FORMATS.map((value) => ({ value, text: t(`banks:formats.${value}`) }))}
          />
          <Select
            label={t('banks:import.language')}
            value={language}
            onChange={setLanguage}
            options={LOCALES.map((value) => ({ value, text: t(`banks:language.${value}`) }))}
          />
          <Select
            label={t('banks:item.state')}
            value={state}
            onChange={setState}
            options={[
              { value: ALL, text: t('banks:filter.allStates') },
              ...BANK_ITEM_STATES.map((value) => ({ value, text: t(`banks:states.${value}`) })),
            ]}
          />
        </div>
        <div className="row">
          <DownloadLink href={urlOf('exportBankItems', { params: { bankId }, query })}>
            {t('banks:export.save')}
          </DownloadLink>
        </div>
      </div>
    </Card>
  );
}
