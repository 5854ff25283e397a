import type { Person } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { Button, Dialog, Notice } from '../../design';
import { useAction } from '../../hooks/use-action';
import './admin.css';

/** Gives a person a new first password; it is told here and nowhere else. */
export function FirstPasswordDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState<string | null>(null);
  const give = useAction(async () => {
    const given = await api.call('giveFirstPassword', { params: { personId: person.id } });
    setPassword(given.firstPassword);
  });
  return (
    <Dialog
      title={t('people:password.title', { name: person.displayName })}
      isOpen
      onClose={onClose}
      actions={
        password === null ? (
          <>
            <Button onPress={onClose}>{t('common:action.cancel')}</Button>
            <Button tone="primary" isPending={give.pending} onPress={() => void give.run()}>
              {t('people:password.give')}
            </Button>
          </>
        ) : (
          <Button onPress={onClose}>{t('people:password.written')}</Button>
        )
      }
    >
      {password === null ? (
        <p>{t('people:password.lead')}</p>
      ) : (
        <Notice tone="warning" role="alert" title={t('people:password.once')}>
          <p>
            {person.login} ·{' '}
            <code className="first-password" translate="no">
              {password}
            </code>
          </p>
        </Notice>
      )}
      {give.error ? <Failure error={give.error} /> : null}
    </Dialog>
  );
}
