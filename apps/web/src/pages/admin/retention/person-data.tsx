import type { Person } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { api, urlOf } from '../../../core/api-client';
import { showToast } from '../../../core/toasts';
import { Button, Card, Dialog, DownloadLink, Notice } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import { nameOf, PersonPicker } from './person-picker';

export interface PersonDataProps {
  people: readonly Person[];
  onErased: () => void;
}

/** The copy of everything that is kept of one person, and its erasure. Both are written down. */
export function PersonData({ people, onErased }: PersonDataProps) {
  const { t } = useTranslation();
  const [personId, setPersonId] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const erase = useAction(async (id: string) => {
    const { deletions } = await api.call('erasePerson', { params: { personId: id } });
    showToast(t('retention:person.erased', { count: deletions.length }), 'success');
    onErased();
  });
  const frozen = erase.error?.code === 'deletion_frozen' ? erase.error : null;
  return (
    <Card title={t('retention:person.title')}>
      <p className="muted">{t('retention:person.lead')}</p>
      <PersonPicker people={people} value={personId} onChange={setPersonId} />
      {personId ? (
        <div className="row">
          <DownloadLink href={urlOf('exportPerson', { params: { personId } })}>
            {t('retention:person.export')}
          </DownloadLink>
          <Button tone="danger" isPending={erase.pending} onPress={() => setAsking(true)}>
            {t('retention:person.erase')}
          </Button>
        </div>
      ) : null}
      {frozen ? (
        <Notice tone="warning" role="alert" title={t('retention:person.frozen')}>
          <ul className="bullet-list">
            {[...new Set(frozen.details.map(({ problem }) => problem))].map((freeze) => (
              <li key={freeze}>{t(`retention:freeze.${freeze}`, { defaultValue: freeze })}</li>
            ))}
          </ul>
        </Notice>
      ) : erase.error ? (
        <Failure error={erase.error} />
      ) : null}
      {personId ? (
        <Dialog
          role="alertdialog"
          title={t('retention:person.askTitle')}
          isOpen={asking}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onPress={() => setAsking(false)}>{t('common:action.cancel')}</Button>
              <Button
                tone="danger"
                onPress={() => {
                  setAsking(false);
                  void erase.run(personId);
                }}
              >
                {t('retention:person.confirm')}
              </Button>
            </>
          }
        >
          <p>{t('retention:person.ask', { name: nameOf(people, personId) })}</p>
        </Dialog>
      ) : null}
    </Card>
  );
}
