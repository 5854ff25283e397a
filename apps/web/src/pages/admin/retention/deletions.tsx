import type { DeletionList, DeletionView, Person } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import { saveFile } from '../../../core/save-file';
import { Badge, Button, Card, Spinner, Table } from '../../../design';
import { useFormat } from '../../../hooks/use-format';
import type { Resource } from '../../../hooks/use-resource';
import { nameOf } from './person-picker';

export interface DeletionsProps {
  people: readonly Person[];
  deletions: Resource<DeletionList> & { reload: () => void };
}

/** The latest deletions, each with its signed receipt once every object was found gone. */
export function Deletions({ people, deletions }: DeletionsProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('retention:deletion.title')}>
      <p className="muted">{t('retention:deletion.lead')}</p>
      {deletions.kind === 'failed' ? (
        <Failure error={deletions.error} onRetry={deletions.reload} />
      ) : deletions.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : (
        <DeletionsTable people={people} list={deletions.data} />
      )}
    </Card>
  );
}

function DeletionsTable({ people, list }: { people: readonly Person[]; list: DeletionList }) {
  const { t } = useTranslation();
  const format = useFormat();
  const save = ({ id, receipt }: DeletionView): void => {
    const content = JSON.stringify({ receipt, publicKeysPem: list.publicKeysPem }, null, 2);
    saveFile(`deletion-${id}.json`, content, 'application/json');
  };
  return (
    <Table
      caption={t('retention:deletion.title')}
      rows={list.deletions}
      rowKey={({ id }) => id}
      empty={<p className="muted">{t('retention:deletion.none')}</p>}
      columns={[
        {
          key: 'what',
          title: t('retention:deletion.what'),
          cell: ({ artefact, rule }) => (
            <span>
              {t(`retention:artefact.${artefact}`)}{' '}
              <span className="muted small">{t(`retention:rule.${rule}`)}</span>
            </span>
          ),
        },
        {
          key: 'person',
          title: t('retention:person.person'),
          cell: ({ personId }) => nameOf(people, personId),
        },
        {
          key: 'ordered',
          title: t('retention:deletion.ordered'),
          cell: ({ orderedAt }) => <span className="numeric">{format.shortDateTime(orderedAt)}</span>,
        },
        {
          key: 'receipt',
          title: t('retention:deletion.receipt'),
          cell: (deletion) =>
            deletion.receipt ? (
              <span className="row">
                <Badge tone="success">
                  {t('retention:deletion.gone', { count: deletion.receipt.objects })}
                </Badge>
                <Button
                  size="s"
                  aria-label={t('retention:deletion.saveOf', { name: nameOf(people, deletion.personId) })}
                  onPress={() => save(deletion)}
                >
                  {t('retention:deletion.save')}
                </Button>
              </span>
            ) : (
              <Badge tone="warning">{t('retention:deletion.waits', { count: deletion.tries })}</Badge>
            ),
        },
      ]}
    />
  );
}
