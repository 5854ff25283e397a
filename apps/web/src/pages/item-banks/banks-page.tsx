import { type ItemBank, LOCALES, type LocalizedText } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { Button, ButtonLink, Card, EmptyState, PageHeader, Spinner, Table, TextField } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import './item-banks.css';

/** The banks that the caller works in, and the tests that can draw from them. */
export function BanksPage() {
  const { t } = useTranslation();
  const banks = useResource(useCallback((signal: AbortSignal) => api.call('listItemBanks', { signal }), []));
  return (
    <>
      <PageHeader title={t('banks:title')} lead={t('banks:lead')} />
      {banks.kind === 'failed' ? (
        <Failure error={banks.error} onRetry={banks.reload} />
      ) : banks.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : (
        <div className="stack">
          <BankTable banks={banks.data.banks} />
          <NewBank />
          <PlannedExams />
        </div>
      )}
    </>
  );
}

function BankTable({ banks }: { banks: readonly ItemBank[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table
      caption={t('banks:title')}
      rows={banks}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t('banks:emptyTitle')}>{t('banks:emptyText')}</EmptyState>}
      columns={[
        {
          key: 'title',
          title: t('banks:bank'),
          cell: ({ id, title }) => <Link to={`/item-banks/${id}`}>{format.text(title)}</Link>,
        },
        { key: 'role', title: t('banks:yourRole'), cell: ({ role }) => t(`banks:role.${role ?? 'admin'}`) },
        { key: 'items', title: t('banks:items'), cell: ({ itemCount }) => itemCount, align: 'end' },
        {
          key: 'approved',
          title: t('banks:approved'),
          cell: ({ approvedCount }) => approvedCount,
          align: 'end',
        },
        {
          key: 'waiting',
          title: t('banks:waiting'),
          cell: ({ inReviewCount }) => inReviewCount,
          align: 'end',
        },
      ]}
    />
  );
}

function NewBank() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [title, setTitle] = useState<LocalizedText>({ kk: '', ru: '', en: '' });
  const create = useAction(
    useCallback(async () => {
      const { id } = await api.call('createItemBank', { body: { title } });
      await navigate(`/item-banks/${id}`);
    }, [title, navigate]),
  );
  const isWhole = LOCALES.every((locale) => title[locale].trim() !== '');
  return (
    <Card title={t('banks:new.title')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void create.run();
        }}
      >
        <div className="bk-bank-fields">
          {LOCALES.map((locale) => (
            <TextField
              key={locale}
              label={t(`banks:new.name.${locale}`)}
              value={title[locale]}
              onChange={(words) => setTitle({ ...title, [locale]: words })}
              maxLength={200}
            />
          ))}
        </div>
        {create.error ? <Failure error={create.error} /> : null}
        <div className="row">
          <Button type="submit" isDisabled={!isWhole} isPending={create.pending}>
            {t('banks:new.create')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function PlannedExams() {
  const { t } = useTranslation();
  const format = useFormat();
  const exams = useResource(useCallback((signal: AbortSignal) => api.call('listExams', { signal }), []));
  if (exams.kind === 'failed') return <Failure error={exams.error} onRetry={exams.reload} />;
  if (exams.kind === 'loading') return <Spinner text={t('common:loading')} />;
  return (
    <Card title={t('banks:exams.title')}>
      <Table
        caption={t('banks:exams.title')}
        rows={exams.data.exams.filter(({ format: kind }) => kind !== 'oral')}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('banks:exams.none')} />}
        columns={[
          { key: 'exam', title: t('banks:exams.exam'), cell: ({ title }) => format.text(title) },
          {
            key: 'opens',
            title: t('banks:exams.opens'),
            cell: ({ opensAt }) => <span className="numeric">{format.shortDateTime(opensAt)}</span>,
          },
          { key: 'items', title: t('banks:items'), cell: ({ itemCount }) => itemCount, align: 'end' },
          {
            key: 'go',
            title: t('banks:exams.actions'),
            cell: ({ id, title, format: kind }) => (
              <span className="row">
                <ButtonLink
                  size="s"
                  to={`/item-banks/exams/${id}`}
                  aria-label={t(kind === 'test' ? 'banks:exams.planOf' : 'banks:exams.questionsOf', {
                    exam: format.text(title),
                  })}
                >
                  {t(kind === 'test' ? 'banks:exams.plan' : 'banks:exams.questions')}
                </ButtonLink>
                {kind === 'test' ? (
                  <ButtonLink
                    size="s"
                    to={`/item-banks/exams/${id}/statistics`}
                    aria-label={t('banks:exams.statisticsOf', { exam: format.text(title) })}
                  >
                    {t('banks:exams.statistics')}
                  </ButtonLink>
                ) : null}
              </span>
            ),
          },
        ]}
      />
    </Card>
  );
}
