import { COURSE_CODE_LENGTH, examFormatSchema, LONGEST_EXAM_MINUTES, type Term } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../components/number-field';
import { TextInLanguages } from '../../../components/text-in-languages';
import { Card, CheckboxGroup, Select, TextField } from '../../../design';
import { useFormat } from '../../../hooks/use-format';
import { GradingFields } from '../grading-fields';
import { NO_TERM, useTermText } from '../re-sits/re-sit-props';
import { ALLOWED, type ExamDraft, type ExamField, WATCHED } from './exam-draft';
import '../../item-banks/item-banks.css';
import '../../policies/policies.css';

export interface ExamFieldsProps {
  draft: ExamDraft;
  onChange: (draft: ExamDraft) => void;
  /** What is told as wrong. */
  wrong: readonly ExamField[];
  terms: readonly Term[];
  isDisabled: boolean;
  /** Questions belong to one format. */
  isFormatFixed: boolean;
  /** The times of an oral exam's answer are set with its tickets. */
  isDurationFixed: boolean;
}

/** What an exam is, whoever sits it. */
export function ExamFields(props: ExamFieldsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const termText = useTermText();
  const { draft, wrong, isDisabled } = props;
  const set = (change: Partial<ExamDraft>) => props.onChange({ ...draft, ...change });
  const problemOf = (field: ExamField) =>
    wrong.includes(field) ? t(`making:wrong.${field.replace('.', '_')}`) : null;
  return (
    <>
      <Card title={t('making:what')}>
        <div className="stack">
          <TextInLanguages
            label={t('making:title')}
            text={draft.title}
            isDisabled={isDisabled}
            problemOf={(locale) => problemOf(`title.${locale}`)}
            onChange={(title) => set({ title })}
          />
          <div className="bk-bank-fields">
            <TextField
              label={t('making:courseCode')}
              description={t('making:courseCodeHint')}
              value={draft.courseCode}
              maxLength={COURSE_CODE_LENGTH}
              onChange={(courseCode) => set({ courseCode })}
              isDisabled={isDisabled}
              error={problemOf('courseCode')}
            />
            <Select
              label={t('exams:format')}
              value={draft.format}
              onChange={(chosen) => set({ format: chosen })}
              isDisabled={isDisabled || props.isFormatFixed}
              options={examFormatSchema.options.map((value) => ({
                value,
                text: t(`terms:examFormat.${value}`),
              }))}
            />
          </div>
        </div>
      </Card>
      <Card title={t('making:when')}>
        <div className="stack">
          <p className="muted">{t('making:whenLead', { zone: format.timeZone() })}</p>
          <div className="bk-bank-fields">
            <TextField
              type="datetime-local"
              label={t('schedule:sittings.opensAt')}
              value={draft.opens}
              onChange={(opens) => set({ opens })}
              isDisabled={isDisabled}
              error={problemOf('opensAt')}
            />
            <TextField
              type="datetime-local"
              label={t('schedule:sittings.closesAt')}
              value={draft.closes}
              onChange={(closes) => set({ closes })}
              isDisabled={isDisabled}
              error={problemOf('closesAt')}
            />
            <NumberField
              label={t('making:duration')}
              value={draft.durationMinutes}
              min={1}
              max={LONGEST_EXAM_MINUTES}
              onChange={(durationMinutes) => set({ durationMinutes })}
              isDisabled={isDisabled || props.isDurationFixed}
            />
            <Select
              label={t('schedule:terms.term')}
              value={draft.term}
              onChange={(term) => set({ term })}
              isDisabled={isDisabled}
              options={[
                { value: NO_TERM, text: t('schedule:terms.none') },
                ...props.terms.map((term) => ({ value: term.id, text: termText(term) })),
              ]}
            />
          </div>
          {props.isDurationFixed ? <p className="muted">{t('making:durationOral')}</p> : null}
          {wrong.includes('durationMinutes') ? (
            <p className="bk-field__error">{problemOf('durationMinutes')}</p>
          ) : null}
        </div>
      </Card>
      <Card title={t('making:watching')}>
        <div className="bk-item-columns">
          <CheckboxGroup
            label={t('making:watched')}
            value={draft.watched}
            onChange={(watched) => set({ watched })}
            isDisabled={isDisabled}
            error={problemOf('policy.liveness')}
            options={WATCHED.map((value) => ({ value, text: t(`making:policy.${value}`) }))}
          />
          <CheckboxGroup
            label={t('making:allowed')}
            value={draft.allowed}
            onChange={(allowed) => set({ allowed })}
            isDisabled={isDisabled}
            options={ALLOWED.map((value) => ({ value, text: t(`making:policy.${value}`) }))}
          />
        </div>
      </Card>
      <Card title={t('registry:policy.title')}>
        <GradingFields
          draft={draft.grading}
          onChange={(grading) => set({ grading })}
          isDisabled={isDisabled}
        />
      </Card>
    </>
  );
}
