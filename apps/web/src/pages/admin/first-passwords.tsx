import type { PersonLine } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { authStore } from '../../core/auth-store';
import { saveFile } from '../../core/save-file';
import { Button, Dialog, Notice } from '../../design';
import { useUnsavedWarning } from '../../hooks/use-unsaved-warning';

/** They are told once, because the service keeps hashes alone: nobody leaves the page by chance before they are saved. */
export function FirstPasswords({ made }: { made: readonly PersonLine[] }) {
  const { t } = useTranslation();
  const [saved, setSaved] = useState(0);
  const isUnsaved = saved < made.length;
  useUnsavedWarning(isUnsaved);
  const blocker = useBlocker(() => isUnsaved && authStore.get().kind === 'signed-in');
  if (made.length === 0) return null;
  const head = [
    t('admin:people.name'),
    t('admin:people.group'),
    t('admin:people.login'),
    t('admin:person.password'),
  ];
  const save = () => {
    saveFile('passwords.csv', passwordTable(head, made), 'text/csv');
    setSaved(made.length);
  };
  return (
    <>
      <Notice
        tone="warning"
        title={t('people:import.passwords')}
        actions={<Button onPress={save}>{t('people:import.savePasswords')}</Button>}
      >
        {t('people:import.passwordsOnce')}
      </Notice>
      <Dialog
        role="alertdialog"
        title={t('people:leave.title')}
        isOpen={blocker.state === 'blocked'}
        onClose={() => blocker.reset?.()}
        actions={
          <>
            <Button tone="primary" onPress={() => blocker.reset?.()}>
              {t('people:leave.stay')}
            </Button>
            <Button onPress={() => blocker.proceed?.()}>{t('people:leave.go')}</Button>
          </>
        }
      >
        <p>{t('people:leave.text')}</p>
      </Dialog>
    </>
  );
}

/** For a program of tables: the mark of the encoding first, and semicolons. */
function passwordTable(head: readonly string[], made: readonly PersonLine[]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = made.map(({ login, displayName, groupName, firstPassword }) =>
    [displayName, groupName ?? '', login, firstPassword ?? ''].map(cell).join(';'),
  );
  return `\ufeff${[head.map(cell).join(';'), ...rows].join('\r\n')}\r\n`;
}
