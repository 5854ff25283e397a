import { STATEMENT_FIELDS, type StatementProfile } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { announce } from '../../core/announcer';
import { Button, Select } from '../../design';
import { HeaderFields } from './header-fields';
import { columnMoved } from './profile-draft';
import '../admin/admin.css';
import '../item-banks/item-banks.css';

type Column = StatementProfile['columns'][number];

export interface ProfileColumnsProps {
  columns: readonly Column[];
  onChange: (columns: Column[]) => void;
}

/** The columns in their order: what each holds and what its head says, in one text or one for each language. */
export function ProfileColumns({ columns, onChange }: ProfileColumnsProps) {
  const { t } = useTranslation();
  const set = (at: number, column: Column) => onChange(columns.map((old, i) => (i === at ? column : old)));
  const move = (at: number, by: 1 | -1) => {
    onChange(columnMoved(columns, at, by));
    announce(t('registry:profiles.form.moved', { place: at + by + 1 }));
  };
  const add = () => {
    const value =
      STATEMENT_FIELDS.find((field) => columns.every((column) => column.value !== field)) ?? 'name';
    onChange([...columns, { value, header: t(`registry:profiles.field.${value}`) }]);
  };
  return (
    <fieldset className="bk-thresholds stack-s">
      <legend className="bk-field__label">{t('registry:profiles.columns')}</legend>
      <ol className="plain-list stack">
        {columns.map((column, at) => {
          const labels = { place: at + 1 };
          return (
            <li key={at}>
              <div className="bk-part-row">
                <Select
                  label={t('registry:profiles.form.value', labels)}
                  value={column.value}
                  onChange={(value) => set(at, { ...column, value })}
                  options={STATEMENT_FIELDS.map((value) => ({
                    value,
                    text: t(`registry:profiles.field.${value}`),
                  }))}
                />
                <HeaderFields
                  label={t('registry:profiles.form.header', labels)}
                  wrong={t('registry:profiles.form.headerWrong')}
                  eachLanguage={t('registry:profiles.form.eachLanguage')}
                  header={column.header}
                  onChange={(header) => set(at, { ...column, header })}
                />
                <Button
                  size="s"
                  aria-label={t('registry:profiles.form.upOf', labels)}
                  isDisabled={at === 0}
                  onPress={() => move(at, -1)}
                >
                  ↑
                </Button>
                <Button
                  size="s"
                  aria-label={t('registry:profiles.form.downOf', labels)}
                  isDisabled={at === columns.length - 1}
                  onPress={() => move(at, 1)}
                >
                  ↓
                </Button>
                <Button
                  size="s"
                  aria-label={t('registry:profiles.form.removeOf', labels)}
                  isDisabled={columns.length === 1}
                  onPress={() => onChange(columns.filter((_, i) => i !== at))}
                >
                  {t('registry:profiles.form.remove')}
                </Button>
              </div>
            </li>
          );
        })}
      </ol>
      <div className="row">
        <Button isDisabled={columns.length >= 40} onPress={add}>
          {t('registry:profiles.form.add')}
        </Button>
      </div>
    </fieldset>
  );
}
