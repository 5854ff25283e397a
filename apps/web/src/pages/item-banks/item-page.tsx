import { type BankItemDetail, bankItemContentSchema, type ItemBankDetail } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { BackLink } from '../../components/back-link';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { emptyDraft, type ItemDraft } from '../../core/items/item-draft';
import { showToast } from '../../core/toasts';
import { Badge, Button, Notice, PageHeader, Spinner } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import { STATE_TONES } from './bank-item-table';
import { ItemEditor } from './editor/item-editor';
import './item-banks.css';
import { ItemVersions } from './item-versions';
import { ReviewBar } from './review-bar';

interface Loaded {
  bank: ItemBankDetail;
  /** Null for one that is not stored yet. */
  item: BankItemDetail | null;
}

/** One item: its newest version to edit, how a candidate sees it, and what was before. */
export function ItemPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { bankId = '', itemId = '' } = useParams();
  const loaded = useResource(
    useCallback(
      async (signal: AbortSignal): Promise<Loaded> => ({
        bank: await api.call('getItemBank', { params: { bankId }, signal }),
        item: itemId === 'new' ? null : await api.call('getBankItem', { params: { bankId, itemId }, signal }),
      }),
      [bankId, itemId],
    ),
  );
  if (loaded.kind === 'failed') return <Failure error={loaded.error} onRetry={loaded.reload} />;
  if (loaded.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const { bank, item } = loaded.data;
  return (
    <>
      <BackLink to={`/item-banks/${bankId}`}>{format.text(bank.title)}</BackLink>
      <ItemDesk key={item?.versions[0]?.version ?? 0} bank={bank} item={item} onChanged={loaded.reload} />
    </>
  );
}

function ItemDesk({ bank, item, onChanged }: Loaded & { onChanged: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const newest = item?.versions[0] ?? null;
  const [draft, setDraft] = useState<ItemDraft>(newest?.content ?? emptyDraft('single_choice'));
  const [tried, setTried] = useState(false);
  const checked = bankItemContentSchema.safeParse(draft);
  const writes = bank.role !== 'reviewer';
  const save = useAction(
    useCallback(async () => {
      setTried(true);
      const content = bankItemContentSchema.safeParse(draft);
      if (!content.success) return;
      const params = { bankId: bank.id };
      if (item && newest) {
        const body = { basedOn: newest.version, content: content.data };
        await api.call('reviseBankItem', { params: { ...params, itemId: item.id }, body });
        onChanged();
      } else {
        const { id } = await api.call('createBankItem', { params, body: content.data });
        await navigate(`/item-banks/${bank.id}/items/${id}`, { replace: true });
      }
      showToast(t('banks:editor.saved'), 'success');
    }, [draft, bank.id, item, newest, onChanged, navigate, t]),
  );
  return (
    <>
      <PageHeader
        title={item ? t('banks:editor.title') : t('banks:newItem')}
        lead={
          newest ? (
            <span className="row">
              <Badge tone={STATE_TONES[newest.state]}>{t(`banks:states.${newest.state}`)}</Badge>
              {t('banks:editor.versionBy', { version: newest.version, author: newest.author })}
            </span>
          ) : (
            t('banks:editor.newLead')
          )
        }
      />
      <div className="stack">
        {newest && item ? (
          <ReviewBar bank={bank} items={[{ ...newest, id: item.id }]} onReviewed={onChanged} />
        ) : null}
        {newest?.comment ? (
          <Notice tone="warning" title={t('banks:review.reason')}>
            {newest.comment}
          </Notice>
        ) : null}
        <ItemEditor bank={bank} draft={draft} isDisabled={!writes} onChange={setDraft} />
        {tried && !checked.success ? (
          <Notice tone="danger" role="alert" title={t('banks:editor.notWhole')}>
            <ul>
              {[
                ...new Set(checked.error.issues.map(({ path }) => t(`banks:editor.faults.${faultOf(path)}`))),
              ].map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        {save.error ? <Failure error={save.error} /> : null}
        {writes ? (
          <div className="row">
            <Button tone="primary" isPending={save.pending} onPress={() => void save.run()}>
              {item ? t('banks:editor.saveVersion') : t('banks:editor.save')}
            </Button>
          </div>
        ) : null}
        {item ? <ItemVersions versions={item.versions} /> : null}
      </div>
    </>
  );
}

const PLACES = ['prompt', 'options', 'parts', 'key'] as const;

/** Which part of the editor holds the fault. */
function faultOf([first]: readonly PropertyKey[]): (typeof PLACES)[number] | 'other' {
  return PLACES.find((place) => place === first) ?? 'other';
}
