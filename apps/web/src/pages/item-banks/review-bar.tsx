import {
  type BANK_ITEM_ACTS,
  type BankItemState,
  type BankItemSummary,
  type ItemBankDetail,
} from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { showToast } from '../../core/toasts';
import { Button, Dialog, TextField } from '../../design';
import { useAction } from '../../hooks/use-action';

type Act = (typeof BANK_ITEM_ACTS)[number];

const STATES_FOR: Readonly<Record<Act, readonly BankItemState[]>> = {
  submit: ['draft'],
  recall: ['in_review'],
  approve: ['in_review'],
  reject: ['in_review', 'approved'],
};

export interface ReviewBarProps {
  bank: Pick<ItemBankDetail, 'id' | 'role'>;
  items: readonly Pick<BankItemSummary, 'id' | 'version' | 'state' | 'isOwn'>[];
  onReviewed: () => void;
}

/** What can be done with the chosen items; only acts that all of them allow. */
export function ReviewBar({ bank, items, onReviewed }: ReviewBarProps) {
  const { t } = useTranslation();
  const [rejecting, setRejecting] = useState(false);
  const [comment, setComment] = useState('');
  const review = useAction(
    useCallback(
      async (act: Act) => {
        const chosen = items.map(({ id, version }) => ({ id, version }));
        await api.call('reviewBankItems', {
          params: { bankId: bank.id },
          body: { act, items: chosen, comment },
        });
        showToast(t('banks:review.done'), 'success');
        setRejecting(false);
        setComment('');
        onReviewed();
      },
      [items, bank.id, comment, onReviewed, t],
    ),
  );
  const can = (act: Act): boolean =>
    items.length > 0 &&
    items.every(
      ({ state, isOwn }) =>
        STATES_FOR[act].includes(state) && (act === 'submit' || act === 'recall' || !isOwn),
    );
  const acts: Act[] =
    bank.role === 'reviewer' ? ['approve', 'reject'] : ['submit', 'recall', 'approve', 'reject'];
  return (
    <div className="stack-s">
      <div className="row" role="group" aria-label={t('banks:review.label')}>
        {acts.map((act) => (
          <Button
            key={act}
            size="s"
            isDisabled={!can(act)}
            isPending={review.pending}
            onPress={() => (act === 'reject' ? setRejecting(true) : void review.run(act))}
          >
            {t(`banks:acts.${act}`)}
          </Button>
        ))}
        <span className="muted small">{t('banks:review.chosen', { count: items.length })}</span>
      </div>
      {review.error && !rejecting ? <Failure error={review.error} /> : null}
      <Dialog
        title={t('banks:review.rejectTitle')}
        isOpen={rejecting}
        onClose={() => setRejecting(false)}
        actions={
          <>
            <Button onPress={() => setRejecting(false)}>{t('common:action.cancel')}</Button>
            <Button
              tone="danger"
              isDisabled={comment.trim() === ''}
              isPending={review.pending}
              onPress={() => void review.run('reject')}
            >
              {t('banks:acts.reject')}
            </Button>
          </>
        }
      >
        <TextField
          label={t('banks:review.reason')}
          value={comment}
          onChange={setComment}
          multiline
          maxLength={2000}
        />
        {review.error ? <Failure error={review.error} /> : null}
      </Dialog>
    </div>
  );
}
