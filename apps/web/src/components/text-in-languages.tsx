import { type Locale, LOCALES, type LocalizedText } from '@bakylau/contracts';
import { TextField } from '../design';

export interface TextInLanguagesProps {
  label: string;
  text: LocalizedText;
  maxLength?: number;
  multiline?: boolean;
  isDisabled?: boolean;
  /** What is wrong with the words in one language, in words. */
  problemOf?: (locale: Locale) => string | null;
  onChange: (text: LocalizedText) => void;
}

/** One text in all three languages, side by side. */
export function TextInLanguages(props: TextInLanguagesProps) {
  const { label, text, maxLength = 300, multiline = false, isDisabled = false, problemOf, onChange } = props;
  return (
    <div className="bk-three-fields">
      {LOCALES.map((locale) => (
        <TextField
          key={locale}
          label={`${label} (${locale})`}
          value={text[locale]}
          maxLength={maxLength}
          multiline={multiline}
          rows={2}
          isDisabled={isDisabled}
          error={problemOf?.(locale) ?? null}
          onChange={(words) => onChange({ ...text, [locale]: words })}
        />
      ))}
    </div>
  );
}
