import type { MarkAppealDetail } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { missingCount } from '../../core/marking/draft-marks';
import { loweredCount, raisedDraftOf } from '../../core/marking/raised-draft';
import { showToast } from '../../core/toasts';
import { Button } from '../../design';
import { useAction } from '../../hooks/use-action';
import { CommissionDecision } from './commission-decision';
import { ItemDesk } from './item-desk';

export interface CommissionDeskProps {
  /** As the service last told it. */
  appeal: MarkAppealDetail;
  onChanged: (appeal: MarkAppealDetail) => void;
  /** The caller said what to decide. */
  onVoted: (appeal: MarkAppealDetail) => void;
}

/** The work with its first marks filled in, every save a revision, and below it the decision. */
export function CommissionDesk({ appeal, onChanged, onVoted }: CommissionDeskProps) {
  const { t } = useTranslation();
  const { script, standing, revisions, mayDecide } = appeal;
  const [saved, setSaved] = useState(() => raisedDraftOf(appeal));
  const [draft, setDraft] = useState(saved);
  const save = useAction(async () => {
    const body = { basedOn: revisions[0]?.revision ?? 0, items: Object.values(draft) };
    const changed = await api.call('saveRaisedMarks', { params: { appealId: appeal.id }, body });
    setSaved(draft);
    onChanged(changed);
    showToast(t('marking:appeals.saved', { number: changed.revisions[0]?.revision ?? 0 }), 'success');
  });
  const isUnsaved = draft !== saved;
  const lowered = script ? loweredCount(script.rubric, standing, draft) : 0;
  const missing = script ? missingCount(script.rubric, draft) : 0;
  const told = (): string | null => {
    if (lowered > 0) return t('marking:appeals.lowered', { count: lowered });
    if (missing > 0) return t('marking:missing', { count: missing });
    if (isUnsaved) return t('marking:appeals.unsaved');
    return revisions.length > 0 ? t('marking:appeals.allSaved') : null;
  };
  return (
    <>
      {script ? (
        <section className="stack" aria-label={t('marking:appeals.work')}>
          <h2>{t('marking:appeals.work')}</h2>
          {mayDecide ? <p className="muted">{t('marking:appeals.workLead')}</p> : null}
          {script.items.map((item) => (
            <ItemDesk
              key={item.itemId}
              script={script}
              item={item}
              draft={draft}
              isDisabled={!mayDecide}
              standing={standing}
              onChange={setDraft}
            />
          ))}
          {save.error ? <Failure error={save.error} onRetry={() => void save.run()} /> : null}
          {mayDecide ? (
            <div className="row-between">
              <span className="muted" aria-live="polite">
                {told()}
              </span>
              <Button isPending={save.pending} isDisabled={lowered > 0} onPress={() => void save.run()}>
                {t('marking:appeals.save')}
              </Button>
            </div>
          ) : null}
        </section>
      ) : null}
      {mayDecide ? (
        <CommissionDecision appeal={appeal} isSaved={!isUnsaved && missing === 0} onDecided={onVoted} />
      ) : null}
    </>
  );
}
