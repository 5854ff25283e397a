import type { ScriptDetail } from '@bakylau/contracts';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { type DraftMarks, draftOf, missingCount, revisionOf } from '../../core/marking/draft-marks';
import { showToast } from '../../core/toasts';
import { Button } from '../../design';
import { useAction } from '../../hooks/use-action';
import { ItemDesk } from './item-desk';

export interface MarkingDeskProps {
  /** As the service last told it; what has been typed since the page opened stays in spite of a newer one. */
  script: ScriptDetail;
  /** False while a panel still listens: marks can be kept and not handed in. */
  maySubmit?: boolean;
  /** Stands where nothing was written. */
  noText?: string;
  onSaved: (script: ScriptDetail) => void;
}

/** Each answer beside its criteria. Ctrl+S keeps a draft, Ctrl+Enter hands the marks in. */
export function MarkingDesk({ script, maySubmit = true, noText, onSaved }: MarkingDeskProps) {
  const { t } = useTranslation();
  const [work, setWork] = useState(() => freshWork(script));
  // Marks that were saved on another device count as long as nothing was typed here; else the service refuses the older ones.
  if (!work.isTouched && revisionOf(script) > work.basedOn) setWork(freshWork(script));
  const { draft } = work;
  const setDraft = (changed: DraftMarks) => setWork({ ...work, draft: changed, isTouched: true });
  const missing = missingCount(script.rubric, draft);
  const isDisabled = script.mine === 'none' || script.candidateName !== null;
  const save = useAction(async (submit: boolean) => {
    const body = { basedOn: work.basedOn, items: Object.values(draft), submit };
    const saved = await api.call('saveMarking', { params: { scriptId: script.id }, body });
    setWork((now) => ({ ...now, basedOn: revisionOf(saved), isTouched: now.draft !== draft }));
    onSaved(saved);
    showToast(t(submit ? 'marking:submitted' : 'marking:saved'), 'success');
  });
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isDisabled || !(event.ctrlKey || event.metaKey)) return;
    const submit = event.key === 'Enter';
    if (!submit && event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    if (!submit || (maySubmit && missing === 0)) void save.run(submit);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
  return (
    <>
      {script.items.map((item) => (
        <ItemDesk
          key={item.itemId}
          script={script}
          item={item}
          draft={draft}
          isDisabled={isDisabled}
          noText={noText}
          onChange={setDraft}
        />
      ))}
      {save.error ? <Failure error={save.error} onRetry={() => void save.run(false)} /> : null}
      {isDisabled ? null : (
        <div className="row-between">
          <span className="muted" aria-live="polite">
            {missing > 0 ? t('marking:missing', { count: missing }) : t('marking:complete')}
          </span>
          <span className="row">
            <Button isPending={save.pending} onPress={() => void save.run(false)}>
              {t('marking:saveDraft')}
            </Button>
            <Button
              tone="primary"
              isPending={save.pending}
              isDisabled={!maySubmit || missing > 0}
              onPress={() => void save.run(true)}
            >
              {t('marking:submit')}
            </Button>
          </span>
        </div>
      )}
    </>
  );
}

/** Marks as they are being given, and the own revision that they began with. */
interface Work {
  draft: DraftMarks;
  basedOn: number;
  isTouched: boolean;
}

function freshWork(script: ScriptDetail): Work {
  return { draft: draftOf(script), basedOn: revisionOf(script), isTouched: false };
}
