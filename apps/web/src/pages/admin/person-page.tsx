import {
  hasPermission,
  mayHoldPassword,
  type Locale,
  LOCALES,
  type Person,
  type SetPerson,
  setPersonSchema,
} from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { BackLink } from '../../components/back-link';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { LOCALE_NAMES } from '../../core/locale-store';
import { showToast } from '../../core/toasts';
import { Button, Card, Checkbox, Notice, PageHeader, Select, Spinner, TextField } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useResource } from '../../hooks/use-resource';
import { BlockDialog } from './block-dialog';
import { FirstPasswordDialog } from './first-password-dialog';

/** One person: the name, group, number and language, which may be put right at any time. */
export function PersonPage() {
  const { t } = useTranslation();
  const { personId = '' } = useParams();
  const person = useResource(
    useCallback((signal: AbortSignal) => api.call('getPerson', { params: { personId }, signal }), [personId]),
  );
  const [givesPassword, setGivesPassword] = useState(false);
  const [blocks, setBlocks] = useState(false);
  if (person.kind === 'failed') return <Failure error={person.error} onRetry={person.reload} />;
  if (person.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const { id, displayName, login, roles, active } = person.data;
  const mayBlock = hasPermission(currentMe().roles, 'people:block') && id !== currentMe().id;
  // An administrator's password is not for others to set, that of other staff for administrators alone.
  const mayGivePassword =
    hasPermission(currentMe().roles, 'people:write') &&
    !roles.includes('admin') &&
    mayHoldPassword(currentMe().roles, roles);
  return (
    <>
      <BackLink to="/admin">{t('people:back')}</BackLink>
      <PageHeader
        title={displayName}
        lead={`${login} · ${roles.map((role) => t(`terms:role.${role}`)).join(', ')}`}
        actions={
          <>
            {mayGivePassword ? (
              <Button onPress={() => setGivesPassword(true)}>{t('people:password.open')}</Button>
            ) : null}
            {mayBlock ? (
              <Button onPress={() => setBlocks(true)}>
                {t(active ? 'people:block.open' : 'people:unblock.open')}
              </Button>
            ) : null}
          </>
        }
      />
      {active ? null : <Notice tone="warning">{t('people:blocked')}</Notice>}
      <PersonForm key={JSON.stringify(person.data)} person={person.data} onSaved={person.reload} />
      {givesPassword ? (
        <FirstPasswordDialog person={person.data} onClose={() => setGivesPassword(false)} />
      ) : null}
      {blocks ? (
        <BlockDialog
          person={person.data}
          onClose={() => setBlocks(false)}
          onDone={() => {
            setBlocks(false);
            person.reload();
          }}
        />
      ) : null}
    </>
  );
}

function PersonForm({ person, onSaved }: { person: Person; onSaved: () => void }) {
  const { t } = useTranslation();
  const [displayName, setDisplayName] = useState(person.displayName);
  const [studentNumber, setStudentNumber] = useState(person.studentNumber ?? '');
  const [groupName, setGroupName] = useState(person.groupName ?? '');
  const [iin, setIin] = useState('');
  const [withoutIin, setWithoutIin] = useState(false);
  const [locale, setLocale] = useState<Locale>(person.locale);
  const mayWrite = hasPermission(currentMe().roles, 'people:write');
  const changes = changesOf(person, { displayName, studentNumber, groupName, locale, iin, withoutIin });
  const parsed = setPersonSchema.safeParse(changes);
  const wrong = parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0]));
  const problemOf = (field: 'displayName' | 'studentNumber' | 'groupName' | 'iin') =>
    wrong.includes(field) ? t(`admin:person.problem.${field}`) : null;
  const save = useAction(async () => {
    await api.call('setPerson', { params: { personId: person.id }, body: changes });
    showToast(t('people:saved', { name: displayName }), 'success');
    onSaved();
  });
  const isDisabled = !mayWrite;
  return (
    <Card title={t('people:data')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (parsed.success) void save.run();
        }}
      >
        <TextField
          label={t('admin:person.displayName')}
          value={displayName}
          onChange={setDisplayName}
          error={problemOf('displayName')}
          isDisabled={isDisabled}
          isRequired
        />
        <TextField
          label={t('admin:person.groupName')}
          description={t('people:groupHint')}
          value={groupName}
          onChange={setGroupName}
          error={problemOf('groupName')}
          isDisabled={isDisabled}
        />
        <TextField
          label={t('admin:person.iin')}
          description={t(person.hasIin ? 'people:iinKnown' : 'people:iinUnknown')}
          value={iin}
          onChange={setIin}
          error={problemOf('iin')}
          inputMode="numeric"
          autoComplete="off"
          isDisabled={isDisabled || withoutIin}
        />
        {person.hasIin && mayWrite ? (
          <Checkbox isSelected={withoutIin} onChange={setWithoutIin}>
            {t('people:removeIin')}
          </Checkbox>
        ) : null}
        <TextField
          label={t('admin:person.studentNumber')}
          value={studentNumber}
          onChange={setStudentNumber}
          error={problemOf('studentNumber')}
          isDisabled={isDisabled}
        />
        <Select
          label={t('admin:person.locale')}
          value={locale}
          onChange={setLocale}
          isDisabled={isDisabled}
          options={LOCALES.map((value) => ({ value, text: LOCALE_NAMES[value] }))}
        />
        {save.error ? <Failure error={save.error} /> : null}
        {mayWrite ? (
          <div className="row">
            <Button
              type="submit"
              tone="primary"
              isDisabled={!parsed.success || Object.keys(changes).length === 0}
              isPending={save.pending}
            >
              {t('people:save')}
            </Button>
          </div>
        ) : null}
      </form>
    </Card>
  );
}

interface Draft {
  displayName: string;
  studentNumber: string;
  groupName: string;
  locale: Locale;
  iin: string;
  withoutIin: boolean;
}

/** Only what differs is sent, so that two people who edit at once do not undo each other. */
function changesOf(person: Person, draft: Draft): SetPerson {
  const changes: SetPerson = {};
  const orNull = (text: string) => text.trim() || null;
  if (draft.displayName.trim() !== person.displayName) changes.displayName = draft.displayName;
  if (orNull(draft.studentNumber) !== person.studentNumber)
    changes.studentNumber = orNull(draft.studentNumber);
  if (orNull(draft.groupName) !== person.groupName) changes.groupName = orNull(draft.groupName);
  if (draft.locale !== person.locale) changes.locale = draft.locale;
  if (draft.withoutIin) changes.iin = null;
  else if (draft.iin.trim() !== '') changes.iin = draft.iin;
  return changes;
}
