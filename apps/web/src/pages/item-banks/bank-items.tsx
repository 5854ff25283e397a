import {
  BANK_ITEM_STATES,
  type BankItemState,
  type BankItemSummary,
  type ItemBankDetail,
  type BankItemKind,
  bankItemKindSchema,
} from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { Button, Select, Spinner, TextField } from '../../design';
import { useResource } from '../../hooks/use-resource';
import { BankItemTable } from './bank-item-table';
import { ReviewBar } from './review-bar';

const ALL = 'all';
const PAGE = 50;

/** The newest versions of a bank's items, with filters; ticked ones go through review together. */
export function BankItems({ bank, onReviewed }: { bank: ItemBankDetail; onReviewed: () => void }) {
  const { t } = useTranslation();
  const [topic, setTopic] = useState(ALL);
  const [state, setState] = useState<BankItemState | typeof ALL>(ALL);
  const [kind, setKind] = useState<BankItemKind | typeof ALL>(ALL);
  const [search, setSearch] = useState('');
  const [offset, setOffset] = useState(0);
  const [ticked, setTicked] = useState<readonly BankItemSummary[]>([]);
  const filtered =
    <V,>(set: (value: V) => void) =>
    (value: V) => {
      set(value);
      setOffset(0);
      setTicked([]);
    };
  const page = useResource(
    useCallback(
      (signal: AbortSignal) =>
        api.call('listBankItems', {
          params: { bankId: bank.id },
          query: {
            offset,
            limit: PAGE,
            ...(topic !== ALL && { topic: topic.slice(1) }),
            ...(state !== ALL && { state }),
            ...(kind !== ALL && { kind }),
            ...(search.trim() !== '' && { search: search.trim() }),
          },
          signal,
        }),
      [bank.id, offset, topic, state, kind, search],
    ),
  );
  return (
    <div className="stack">
      <div className="bk-bank-fields">
        <Select
          label={t('banks:item.topic')}
          value={topic}
          onChange={filtered(setTopic)}
          options={[
            { value: ALL, text: t('banks:filter.allTopics') },
            ...bank.topics.map((name) => ({ value: `=${name}`, text: name || t('banks:item.noTopic') })),
          ]}
        />
        <Select
          label={t('banks:item.state')}
          value={state}
          onChange={filtered(setState)}
          options={[
            { value: ALL, text: t('banks:filter.allStates') },
            ...BANK_ITEM_STATES.map((value) => ({ value, text: t(`banks:states.${value}`) })),
          ]}
        />
        <Select
          label={t('banks:item.kind')}
          value={kind}
          onChange={filtered(setKind)}
          options={[
            { value: ALL, text: t('banks:filter.allKinds') },
            ...bankItemKindSchema.options.map((value) => ({ value, text: t(`banks:kinds.${value}`) })),
          ]}
        />
        <TextField
          label={t('banks:filter.search')}
          value={search}
          onChange={filtered(setSearch)}
          maxLength={200}
        />
      </div>
      <ReviewBar
        bank={bank}
        items={ticked}
        onReviewed={() => {
          setTicked([]);
          page.reload();
          onReviewed();
        }}
      />
      {page.kind === 'failed' ? (
        <Failure error={page.error} onRetry={page.reload} />
      ) : page.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : (
        <>
          <BankItemTable bankId={bank.id} items={page.data.items} ticked={ticked} onTick={setTicked} />
          <div className="row">
            <Button isDisabled={offset === 0} onPress={() => setOffset(offset - PAGE)}>
              {t('banks:page.previous')}
            </Button>
            <span className="muted">
              {t('banks:page.shown', {
                from: Math.min(offset + 1, page.data.total),
                to: Math.min(offset + PAGE, page.data.total),
                total: page.data.total,
              })}
            </span>
            <Button isDisabled={offset + PAGE >= page.data.total} onPress={() => setOffset(offset + PAGE)}>
              {t('banks:page.next')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
