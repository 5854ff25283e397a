import type { Locale, LocalizedHtml } from '@bakylau/contracts';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Spinner } from '../../../design';

/** The editor is large. */
const RichTextField = lazy(() =>
  import('../../../components/rich-text/rich-text-field').then((module) => ({
    default: module.RichTextField,
  })),
);

export interface RichWordsProps {
  label: string;
  text: LocalizedHtml;
  locale: Locale;
  isDisabled: boolean;
  onChange: (text: LocalizedHtml) => void;
}

/** A text with formulas and tables in one of its languages. */
export function RichWords({ label, text, locale, isDisabled, onChange }: RichWordsProps) {
  const { t } = useTranslation();
  const name = `${label} (${locale})`;
  return (
    <div className="bk-field" lang={locale}>
      <span className="bk-field__label" aria-hidden="true">
        {name}
      </span>
      <Suspense fallback={<Spinner text={t('common:loading')} />}>
        <RichTextField
          key={locale}
          label={name}
          html={text[locale]}
          isDisabled={isDisabled}
          onChange={(html) => onChange({ ...text, [locale]: html })}
        />
      </Suspense>
    </div>
  );
}
