import type { PersonAccommodation } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Select, TextField } from '../../design';
import { useFormat } from '../../hooks/use-format';

export interface ThresholdFieldsProps {
  known: PersonAccommodation['thresholds'];
  value: Readonly<Record<string, number>>;
  onChange: (value: Record<string, number>) => void;
}

/** Thresholds of one person: choose one, give its value, or take it away again. */
export function ThresholdFields({ known, value, onChange }: ThresholdFieldsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [name, setName] = useState<string | null>(null);
  const [text, setText] = useState('');
  const wanted = Number(text.trim().replace(',', '.'));
  const isNumber = text.trim() !== '' && Number.isFinite(wanted);
  const add = (): void => {
    if (!name) return;
    onChange({ ...value, [name]: wanted });
    setName(null);
    setText('');
  };
  return (
    <fieldset className="bk-thresholds stack-s">
      <legend className="bk-field__label">{t('admin:accommodation.thresholds')}</legend>
      <ul className="bullet-list">
        {Object.entries(value).map(([each, number]) => (
          <li key={each}>
            <code>{each}</code> = <span className="numeric">{format.number(number)}</span>{' '}
            <Button
              size="s"
              aria-label={t('admin:accommodation.takeAwayOf', { name: each })}
              onPress={() =>
                onChange(Object.fromEntries(Object.entries(value).filter(([other]) => other !== each)))
              }
            >
              {t('admin:accommodation.takeAway')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="bk-thresholds__new">
        <Select
          label={t('admin:accommodation.threshold')}
          value={name}
          onChange={setName}
          placeholder={t('admin:accommodation.choose')}
          options={known.map((threshold) => ({
            value: threshold.name,
            text: `${threshold.name} (${format.number(threshold.defaultValue)})`,
          }))}
        />
        <TextField
          label={t('admin:accommodation.value')}
          inputMode="decimal"
          value={text}
          onChange={setText}
          error={text.trim() !== '' && !isNumber ? t('admin:accommodation.noNumber') : null}
        />
        <Button isDisabled={!name || !isNumber} onPress={add}>
          {t('admin:accommodation.add')}
        </Button>
      </div>
    </fieldset>
  );
}
