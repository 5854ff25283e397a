import { type Rubric } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { TextInLanguages } from '../../components/text-in-languages';
import { api } from '../../core/api-client';
import {
  draftFrom,
  isComplete,
  type RubricDraft,
  withCriterion,
  withMost,
} from '../../core/marking/rubric-draft';
import { showToast } from '../../core/toasts';
import { Button, Dialog, TextField } from '../../design';
import { useAction } from '../../hooks/use-action';

export interface RubricEditorProps {
  base: Rubric;
  onClose: () => void;
  onCreated: () => void;
}

/** Own criteria, begun as a copy of others; stored as a new version that waits for approval. */
export function RubricEditor({ base, onClose, onCreated }: RubricEditorProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftFrom(base));
  const create = useAction(async () => {
    const { name, format, title, criteria } = draft;
    await api.call('createRubric', { body: { name, format, content: { title, criteria } } });
    showToast(t('marking:rubrics.created'), 'success');
    onCreated();
    onClose();
  });
  return (
    <Dialog
      title={t('marking:rubrics.new')}
      size="l"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            tone="primary"
            isDisabled={!isComplete(draft)}
            isPending={create.pending}
            onPress={() => void create.run()}
          >
            {t('marking:rubrics.store')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('marking:rubrics.name')}
        description={t('marking:rubrics.nameHint')}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        maxLength={60}
        spellCheck="false"
      />
      <TextInLanguages
        label={t('marking:rubrics.titleField')}
        text={draft.title}
        onChange={(title) => setDraft({ ...draft, title })}
      />
      <CriteriaFields draft={draft} onChange={setDraft} />
      {create.error ? <Failure error={create.error} onRetry={() => void create.run()} /> : null}
    </Dialog>
  );
}

function CriteriaFields({ draft, onChange }: { draft: RubricDraft; onChange: (draft: RubricDraft) => void }) {
  const { t } = useTranslation();
  const { criteria } = draft;
  const replace = (at: number, to: RubricDraft['criteria']): void =>
    onChange({ ...draft, criteria: [...criteria.slice(0, at), ...to, ...criteria.slice(at + 1)] });
  return (
    <>
      {criteria.map((criterion, i) => (
        <fieldset key={criterion.id} className="stack-s">
          <legend>{t('marking:rubrics.criterion', { number: i + 1 })}</legend>
          <TextInLanguages
            label={t('marking:rubrics.criterionTitle')}
            text={criterion.title}
            onChange={(title) => replace(i, [{ ...criterion, title }])}
          />
          <div className="row">
            <TextField
              label={t('marking:rubrics.most')}
              type="number"
              inputMode="decimal"
              defaultValue={String(criterion.levels[0]?.points ?? 0)}
              onChange={(typed) => {
                const most = Math.round(Number(typed) * 2) / 2;
                if (most > 0 && most <= 100) replace(i, [withMost(criterion, most)]);
              }}
            />
            <Button tone="quiet" isDisabled={criteria.length === 1} onPress={() => replace(i, [])}>
              {t('marking:rubrics.removeCriterion', { number: i + 1 })}
            </Button>
          </div>
        </fieldset>
      ))}
      <Button isDisabled={criteria.length >= 12} onPress={() => onChange(withCriterion(draft))}>
        {t('marking:rubrics.addCriterion')}
      </Button>
    </>
  );
}
