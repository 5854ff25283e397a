import type { ScriptDetail, ScriptItem, StandingItem } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { FormulaText } from '../../components/formulas/formula-text';
import { AnswerFiles } from '../../components/marking/answer-files';
import { MarkedAnswer } from '../../components/marking/marked-answer';
import { RubricForm } from '../../components/marking/rubric-form';
import { RichText } from '../../components/rich-text/rich-text';
import { urlOf } from '../../core/api-client';
import { type DraftMarks, withAnnotation, withoutAnnotation } from '../../core/marking/draft-marks';
import { Card } from '../../design';
import { useFormat } from '../../hooks/use-format';

export interface ItemDeskProps {
  script: ScriptDetail;
  item: ScriptItem;
  draft: DraftMarks;
  isDisabled: boolean;
  /** Stands where nothing was written. */
  noText?: string | undefined;
  /** The first marks, on appeal. */
  standing?: readonly StandingItem[];
  onChange: (draft: DraftMarks) => void;
}

/** One answer beside its criteria. */
export function ItemDesk({ script, item, draft, isDisabled, noText, standing, onChange }: ItemDeskProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { itemId, position, prompt, promptHtml, points, guidance, html, words, files } = item;
  return (
    <section className="bk-marking" aria-label={t('marking:question', { number: position })}>
      <Card
        title={t('marking:question', { number: position })}
        aside={
          <span className="muted small numeric">
            {t('marking:worth', { points: format.number(points, { digits: 1 }), words })}
          </span>
        }
      >
        {promptHtml ? (
          <RichText html={promptHtml[format.locale]} lang={format.locale} withTypedFormulas />
        ) : (
          <p>
            <strong>
              <FormulaText text={format.text(prompt)} />
            </strong>
          </p>
        )}
        {guidance ? (
          <details>
            <summary>{t('marking:guidance')}</summary>
            <p>
              <FormulaText text={format.text(guidance)} />
            </p>
          </details>
        ) : null}
        <MarkedAnswer
          html={html}
          annotations={(draft[itemId]?.annotations ?? []).filter(({ kind }) => kind === 'text')}
          isDisabled={isDisabled}
          noText={noText ?? t('marking:noText')}
          onAdd={(remark) => onChange(withAnnotation(draft, itemId, remark))}
          onRemove={(id) => onChange(withoutAnnotation(draft, itemId, id))}
        />
        <AnswerFiles
          files={files}
          urlOf={({ id: fileId }) => urlOf('getScriptFile', { params: { scriptId: script.id, fileId } })}
          annotations={draft[itemId]?.annotations ?? []}
          isDisabled={isDisabled}
          onAdd={(remark) => onChange(withAnnotation(draft, itemId, remark))}
          onRemove={(id) => onChange(withoutAnnotation(draft, itemId, id))}
        />
      </Card>
      <Card title={t('marking:criteria')} className="bk-marking__rubric">
        <RubricForm
          rubric={script.rubric}
          itemId={itemId}
          draft={draft}
          isDisabled={isDisabled}
          standing={standing}
          onChange={onChange}
        />
      </Card>
    </section>
  );
}
