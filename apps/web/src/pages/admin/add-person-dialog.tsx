import {
  createPersonSchema,
  LOCALES,
  mayHoldPassword,
  ROLES,
  type Locale,
  type Role,
} from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../core/api-client';
import { toApiError, type ApiError } from '../../core/api-error';
import { currentMe } from '../../core/auth-store';
import { LOCALE_NAMES } from '../../core/locale-store';
import { showToast } from '../../core/toasts';
import { Button, CheckboxGroup, Dialog, Notice, Select, TextField } from '../../design';
import { useErrorText } from '../../hooks/use-error-text';

interface Draft {
  displayName: string;
  login: string;
  studentNumber: string;
  iin: string;
  groupName: string;
  roles: Role[];
  locale: Locale;
  password: string;
}

const EMPTY: Draft = {
  displayName: '',
  login: '',
  studentNumber: '',
  iin: '',
  groupName: '',
  roles: [],
  locale: 'kk',
  password: '',
};
type Field = keyof Draft;

export interface AddPersonDialogProps {
  isOpen: boolean;
  onClose: () => void;
  onAdded: () => void;
}

/** Adds a person. The contract's own schema says which fields are wrong. */
export function AddPersonDialog({ isOpen, onClose, onAdded }: AddPersonDialogProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const [error, setError] = useState<ApiError | null>(null);
  const [saving, setSaving] = useState(false);
  const set = <F extends Field>(field: F, value: Draft[F]): void => setDraft({ ...draft, [field]: value });
  const problemOf = (field: Field) => (wrong.includes(field) ? t(`admin:person.problem.${field}`) : null);

  const close = (): void => {
    setDraft(EMPTY);
    setWrong([]);
    setError(null);
    onClose();
  };
  const save = async (): Promise<void> => {
    const { studentNumber, iin, groupName } = draft;
    const body = {
      ...draft,
      studentNumber: studentNumber.trim() || null,
      iin: iin.trim() || null,
      groupName: groupName.trim() || null,
    };
    const parsed = createPersonSchema.safeParse(body);
    setWrong(parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0])));
    setError(null);
    if (!parsed.success) return;
    setSaving(true);
    try {
      const person = await api.call('createPerson', { body });
      showToast(t('admin:person.added', { name: person.displayName }), 'success');
      onAdded();
      close();
    } catch (thrown) {
      setError(toApiError(thrown));
    } finally {
      setSaving(false);
    }
  };

  return (
    <Dialog
      title={t('admin:person.title')}
      isOpen={isOpen}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('common:action.cancel')}</Button>
          <Button tone="primary" isPending={saving} onPress={() => void save()}>
            {t('admin:person.save')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('admin:person.displayName')}
        value={draft.displayName}
        onChange={(value) => set('displayName', value)}
        error={problemOf('displayName')}
        autoFocus
        isRequired
      />
      <TextField
        label={t('admin:person.login')}
        value={draft.login}
        onChange={(value) => set('login', value)}
        error={error?.code === 'conflict' ? t('admin:person.loginTaken') : problemOf('login')}
        autoComplete="off"
        isRequired
      />
      <TextField
        label={t('admin:person.password')}
        description={t('admin:person.passwordHint')}
        type="password"
        value={draft.password}
        onChange={(value) => set('password', value)}
        error={problemOf('password')}
        autoComplete="new-password"
        isRequired
      />
      <TextField
        label={t('admin:person.studentNumber')}
        value={draft.studentNumber}
        onChange={(value) => set('studentNumber', value)}
        error={problemOf('studentNumber')}
      />
      <TextField
        label={t('admin:person.iin')}
        value={draft.iin}
        onChange={(value) => set('iin', value)}
        error={problemOf('iin')}
        inputMode="numeric"
        autoComplete="off"
      />
      <TextField
        label={t('admin:person.groupName')}
        value={draft.groupName}
        onChange={(value) => set('groupName', value)}
        error={problemOf('groupName')}
      />
      <CheckboxGroup
        label={t('admin:person.roles')}
        value={draft.roles}
        onChange={(value) => set('roles', value)}
        error={problemOf('roles')}
        options={ROLES.filter((role) => mayHoldPassword(currentMe().roles, [role])).map((role) => ({
          value: role,
          text: t(`terms:role.${role}`),
        }))}
      />
      <Select
        label={t('admin:person.locale')}
        value={draft.locale}
        onChange={(value) => set('locale', value)}
        options={LOCALES.map((locale) => ({ value: locale, text: LOCALE_NAMES[locale] }))}
      />
      {error && error.code !== 'conflict' ? (
        <Notice tone="danger" role="alert">
          {errorText(error)}
        </Notice>
      ) : null}
    </Dialog>
  );
}
