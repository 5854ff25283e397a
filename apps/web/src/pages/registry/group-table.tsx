import type { ExamStatements } from '@bakylau/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { showToast } from '../../core/toasts';
import { Button, EmptyState, Table } from '../../design';
import { useAction } from '../../hooks/use-action';

export interface GroupTableProps {
  exam: ExamStatements;
  mayMake: boolean;
  onMade: () => void;
}

/** The groups of an exam, and how many of each have a confirmed result. */
export function GroupTable({ exam, mayMake, onMade }: GroupTableProps) {
  const { t } = useTranslation();
  const { examId } = exam;
  const make = useAction(
    useCallback(
      async (groupName: string) => {
        const { version } = await api.call('makeStatement', { params: { examId }, body: { groupName } });
        const group = groupName || t('registry:statements.noGroup');
        showToast(t('registry:statements.made', { group, version }), 'success');
        onMade();
      },
      [examId, onMade, t],
    ),
  );
  return (
    <div className="stack-s">
      <Table
        caption={t('registry:statements.groups')}
        showCaption
        rows={exam.groups}
        rowKey={({ groupName }) => groupName}
        empty={<EmptyState title={t('registry:list.empty')} />}
        columns={[
          {
            key: 'group',
            title: t('registry:statements.group'),
            cell: ({ groupName }) => groupName || t('registry:statements.noGroup'),
          },
          {
            key: 'people',
            title: t('registry:statements.people'),
            cell: ({ candidates }) => candidates,
            align: 'end',
          },
          {
            key: 'confirmed',
            title: t('registry:statements.confirmed'),
            cell: ({ confirmed }) => confirmed,
            align: 'end',
          },
          ...(mayMake
            ? [
                {
                  key: 'make',
                  title: t('common:action.column'),
                  cell: ({ groupName, candidates, confirmed }: ExamStatements['groups'][number]) => (
                    <span className="row">
                      <Button
                        size="s"
                        isPending={make.pending}
                        aria-label={t('registry:statements.makeOf', {
                          group: groupName || t('registry:statements.noGroup'),
                        })}
                        onPress={() => void make.run(groupName)}
                      >
                        {t('registry:statements.make')}
                      </Button>
                      {confirmed < candidates ? (
                        <span className="muted small">{t('registry:statements.pending')}</span>
                      ) : null}
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      {make.error ? <Failure error={make.error} /> : null}
    </div>
  );
}
