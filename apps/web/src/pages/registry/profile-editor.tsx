import { type StatementProfile, statementProfileSchema } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { showToast } from '../../core/toasts';
import { Button, Card, Select, TextField } from '../../design';
import { useAction } from '../../hooks/use-action';
import { HeaderFields } from './header-fields';
import { ProfileColumns } from './profile-columns';
import { ProfilePreview } from './profile-preview';
import '../item-banks/item-banks.css';

const CSV_CHOICES = {
  separator: [';', ',', '\t'],
  encoding: ['utf-8-bom', 'utf-8', 'utf-16le'],
  lineEnd: ['crlf', 'lf'],
  decimalMark: [',', '.'],
  iin: ['digits', 'formula'],
} as const;
const CSV_FIELDS = ['separator', 'encoding', 'lineEnd', 'decimalMark', 'iin'] as const;
type CsvField = (typeof CSV_FIELDS)[number];

/** Keys of texts hold no marks. */
const MARK_NAMES: Readonly<Record<string, string>> = {
  ';': 'semicolon',
  ',': 'comma',
  '\t': 'tab',
  '.': 'point',
};

/** A set of columns as a form, with the first lines of the file that it makes. Another name makes another set. */
export function ProfileEditor({ profile, onSaved }: { profile: StatementProfile; onSaved: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(profile);
  const parsed = statementProfileSchema.safeParse(draft);
  const wrong = parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
  const save = useAction(
    useCallback(
      async (body: StatementProfile) => {
        await api.call('setStatementProfile', { body });
        showToast(t('registry:profiles.done', { name: body.name }), 'success');
        onSaved();
      },
      [onSaved, t],
    ),
  );
  const optionText = (field: CsvField, value: string) =>
    t(`registry:profiles.csv.${field}s.${MARK_NAMES[value] ?? value}`);
  return (
    <Card title={t('registry:profiles.editOf', { name: profile.name })}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (parsed.success) void save.run(parsed.data);
        }}
      >
        <div className="bk-bank-fields">
          <TextField
            label={t('registry:profiles.form.name')}
            description={t('registry:profiles.form.nameHint')}
            value={draft.name}
            onChange={(name) => setDraft({ ...draft, name })}
            error={wrong.includes('name') ? t('registry:profiles.form.nameWrong') : null}
            isRequired
          />
          <Select
            label={t('registry:profiles.form.rows')}
            value={draft.rows}
            onChange={(rows) => setDraft({ ...draft, rows })}
            options={(['all', 'confirmed'] as const).map((value) => ({
              value,
              text: t(`registry:profiles.form.rowsOf.${value}`),
            }))}
          />
        </div>
        <div className="bk-part-row">
          <HeaderFields
            label={t('registry:profiles.form.title')}
            wrong={t('registry:profiles.form.titleWrong')}
            eachLanguage={t('registry:profiles.form.titleEachLanguage')}
            header={draft.title}
            onChange={(title) => setDraft({ ...draft, title })}
          />
        </div>
        <ProfileColumns columns={draft.columns} onChange={(columns) => setDraft({ ...draft, columns })} />
        <fieldset className="bk-thresholds stack-s">
          <legend className="bk-field__label">{t('registry:profiles.csv.title')}</legend>
          <div className="bk-bank-fields">
            {CSV_FIELDS.map((field) => (
              <Select
                key={field}
                label={t(`registry:profiles.csv.${field}`)}
                value={draft.csv[field]}
                onChange={(value: string) => setDraft({ ...draft, csv: { ...draft.csv, [field]: value } })}
                options={CSV_CHOICES[field].map((value: string) => ({
                  value,
                  text: optionText(field, value),
                }))}
              />
            ))}
          </div>
        </fieldset>
        {parsed.success ? <ProfilePreview profile={parsed.data} /> : null}
        {save.error ? <Failure error={save.error} /> : null}
        <div className="row">
          <Button type="submit" tone="primary" isDisabled={!parsed.success} isPending={save.pending}>
            {t('registry:profiles.save')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
