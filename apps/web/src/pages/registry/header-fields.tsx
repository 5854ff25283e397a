import { LOCALES, type StatementProfile } from '@bakylau/contracts';
import { LOCALE_NAMES } from '../../core/locale-store';
import { Checkbox, TextField } from '../../design';
import { headerSwitched } from './profile-draft';

type Header = StatementProfile['title'];

export interface HeaderFieldsProps {
  label: string;
  /** What is said of an empty text. */
  wrong: string;
  /** What the choice of one text for each language is called. */
  eachLanguage: string;
  header: Header;
  onChange: (header: Header) => void;
}

/** One text, or one for each language. */
export function HeaderFields({ label, wrong, eachLanguage, header, onChange }: HeaderFieldsProps) {
  return (
    <>
      {typeof header === 'string' ? (
        <TextField
          label={label}
          value={header}
          onChange={onChange}
          maxLength={80}
          error={header.trim() === '' ? wrong : null}
        />
      ) : (
        LOCALES.map((locale) => (
          <TextField
            key={locale}
            label={`${label}, ${LOCALE_NAMES[locale]}`}
            value={header[locale]}
            onChange={(text) => onChange({ ...header, [locale]: text })}
            maxLength={80}
            error={header[locale].trim() === '' ? wrong : null}
          />
        ))
      )}
      <Checkbox isSelected={typeof header !== 'string'} onChange={() => onChange(headerSwitched(header))}>
        {eachLanguage}
      </Checkbox>
    </>
  );
}
