import type { ItemBankDetail } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { BackLink } from '../../components/back-link';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { ButtonLink, PageHeader, Spinner, Tabs } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import { BankItems } from './bank-items';
import { BankMembers } from './bank-members';
import { ExportCard } from './export-card';
import { ImportCard } from './import-card';
import './item-banks.css';

/** One bank: its items, files, and people. */
export function BankPage() {
  const { t } = useTranslation();
  const { bankId = '' } = useParams();
  const bank = useResource(
    useCallback((signal: AbortSignal) => api.call('getItemBank', { params: { bankId }, signal }), [bankId]),
  );
  return (
    <>
      <BackLink to="/item-banks">{t('banks:title')}</BackLink>
      {bank.kind === 'failed' ? (
        <Failure error={bank.error} onRetry={bank.reload} />
      ) : bank.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : (
        <BankDesk bank={bank.data} onChanged={bank.reload} />
      )}
    </>
  );
}

function BankDesk({ bank, onChanged }: { bank: ItemBankDetail; onChanged: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  // Items are read again after a file came in.
  const [round, setRound] = useState(0);
  const writes = bank.role !== 'reviewer';
  const files = (
    <div className="stack">
      <ImportCard
        bankId={bank.id}
        onImported={() => {
          setRound(round + 1);
          onChanged();
        }}
      />
      <ExportCard bankId={bank.id} />
    </div>
  );
  return (
    <>
      <PageHeader
        title={format.text(bank.title)}
        lead={t('banks:bankLead', { items: bank.itemCount, approved: bank.approvedCount })}
        actions={
          writes ? (
            <ButtonLink tone="primary" to={`/item-banks/${bank.id}/items/new`}>
              {t('banks:newItem')}
            </ButtonLink>
          ) : undefined
        }
      />
      <Tabs
        label={t('banks:tabs.label')}
        items={[
          {
            key: 'items',
            title: t('banks:tabs.items'),
            content: <BankItems key={round} bank={bank} onReviewed={onChanged} />,
          },
          ...(writes ? [{ key: 'files', title: t('banks:tabs.files'), content: files }] : []),
          {
            key: 'people',
            title: t('banks:tabs.people'),
            content: <BankMembers bank={bank} onChanged={onChanged} />,
          },
        ]}
      />
    </>
  );
}
