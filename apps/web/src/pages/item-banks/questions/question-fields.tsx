import { ANSWER_WAYS, type Locale } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import type { QuestionDraft } from '../../../core/exam-questions/questions-draft';
import { NumberField } from '../../../components/number-field';
import { CheckboxGroup, TextField } from '../../../design';
import { RichWords } from './rich-words';

const WORDS_MAX = 20_000;
const FILES_MAX = 10;

export interface QuestionFieldsProps {
  question: QuestionDraft;
  locale: Locale;
  isDisabled: boolean;
  onChange: (question: QuestionDraft) => void;
}

/** One question: its text, how it may be answered, what it is worth, and what markers are told. */
export function QuestionFields({ question, locale, isDisabled, onChange }: QuestionFieldsProps) {
  const { t } = useTranslation();
  const { html, guidance, points, ways, wordsAtLeast, wordsAtMost, filesAtMost } = question;
  const takesFiles = ways.includes('files') || ways.includes('photos');
  return (
    <>
      <RichWords
        label={t('questions:text')}
        text={html}
        locale={locale}
        isDisabled={isDisabled}
        onChange={(changed) => onChange({ ...question, html: changed })}
      />
      <CheckboxGroup
        label={t('questions:ways.title')}
        value={ways}
        isDisabled={isDisabled}
        error={ways.length === 0 ? t('questions:ways.none') : null}
        onChange={(chosen) =>
          onChange({ ...question, ways: ANSWER_WAYS.filter((way) => chosen.includes(way)) })
        }
        options={ANSWER_WAYS.map((value) => ({ value, text: t(`questions:ways.${value}`) }))}
      />
      <div className="bk-bank-fields">
        <NumberField
          label={t('questions:points')}
          value={points}
          min={0.5}
          max={100}
          isWhole={false}
          isDisabled={isDisabled}
          onChange={(given) => onChange({ ...question, points: given })}
        />
        {ways.includes('text') ? (
          <>
            <NumberField
              label={t('questions:wordsAtLeast')}
              value={wordsAtLeast}
              min={1}
              max={WORDS_MAX}
              mayBeEmpty
              isDisabled={isDisabled}
              onChange={(given) => onChange({ ...question, wordsAtLeast: given })}
            />
            <NumberField
              label={t('questions:wordsAtMost')}
              value={wordsAtMost}
              min={1}
              max={WORDS_MAX}
              mayBeEmpty
              isDisabled={isDisabled}
              onChange={(given) => onChange({ ...question, wordsAtMost: given })}
            />
          </>
        ) : null}
        {takesFiles ? (
          <NumberField
            label={t('questions:filesAtMost')}
            value={filesAtMost}
            min={1}
            max={FILES_MAX}
            isDisabled={isDisabled}
            onChange={(given) => onChange({ ...question, filesAtMost: given })}
          />
        ) : null}
      </div>
      <div lang={locale}>
        <TextField
          label={`${t('questions:guidance')} (${locale})`}
          description={t('questions:guidanceHint')}
          multiline
          rows={2}
          maxLength={4000}
          isDisabled={isDisabled}
          value={guidance[locale]}
          onChange={(words) => onChange({ ...question, guidance: { ...guidance, [locale]: words } })}
        />
      </div>
    </>
  );
}
