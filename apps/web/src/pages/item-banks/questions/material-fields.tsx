import { type Locale, MATERIAL_AFTER_MAX_MINUTES } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import type { MaterialDraft } from '../../../core/exam-questions/questions-draft';
import { NumberField } from '../../../components/number-field';
import { TextField } from '../../../design';
import { MaterialFiles } from './material-files';
import { RichWords } from './rich-words';

export interface MaterialFieldsProps {
  examId: string;
  material: MaterialDraft;
  locale: Locale;
  isDisabled: boolean;
  onChange: (material: MaterialDraft) => void;
}

/** One part of a case: when it comes, its text and its files. */
export function MaterialFields({ examId, material, locale, isDisabled, onChange }: MaterialFieldsProps) {
  const { t } = useTranslation();
  const { title, html, afterMinutes, files } = material;
  return (
    <>
      <div className="bk-bank-fields" lang={locale}>
        <TextField
          label={`${t('questions:materials.heading')} (${locale})`}
          maxLength={300}
          isDisabled={isDisabled}
          value={title[locale]}
          onChange={(words) => onChange({ ...material, title: { ...title, [locale]: words } })}
        />
        <NumberField
          label={t('questions:materials.after')}
          value={afterMinutes}
          min={0}
          max={MATERIAL_AFTER_MAX_MINUTES}
          isDisabled={isDisabled}
          onChange={(given) => onChange({ ...material, afterMinutes: given })}
        />
      </div>
      <RichWords
        label={t('questions:text')}
        text={html}
        locale={locale}
        isDisabled={isDisabled}
        onChange={(changed) => onChange({ ...material, html: changed })}
      />
      <MaterialFiles
        examId={examId}
        files={files}
        isDisabled={isDisabled}
        onChange={(changed) => onChange({ ...material, files: changed })}
      />
    </>
  );
}
