import type { Person } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Select, TextField } from '../../../design';

export interface PersonPickerProps {
  people: readonly Person[];
  value: string | null;
  onChange: (personId: string) => void;
}

/** A list of thousands is no list: the search comes first. */
const MOST_SHOWN = 50;

/** Finds one person by name, login or number. */
export function PersonPicker({ people, value, onChange }: PersonPickerProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const found = people
    .filter(
      ({ id, displayName, login, studentNumber }) =>
        id === value || `${displayName} ${login} ${studentNumber ?? ''}`.toLowerCase().includes(wanted),
    )
    .slice(0, MOST_SHOWN);
  return (
    <div className="bk-person-picker">
      <TextField label={t('admin:people.search')} type="search" value={query} onChange={setQuery} />
      <Select
        label={t('retention:person.person')}
        placeholder={t('retention:person.choose')}
        value={value}
        onChange={onChange}
        options={found.map(({ id, displayName, login }) => ({
          value: id,
          text: `${displayName} (${login})`,
        }))}
      />
    </div>
  );
}

/** The name of a person by id; the id itself for one who is not in the list any more. */
export function nameOf(people: readonly Person[], personId: string): string {
  return people.find(({ id }) => id === personId)?.displayName ?? personId;
}
