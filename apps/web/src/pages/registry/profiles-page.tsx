import { hasPermission, type StatementProfile, type StatementProfileList } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BackLink } from '../../components/back-link';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { Button, PageHeader, Spinner, Table } from '../../design';
import { useResource } from '../../hooks/use-resource';
import { ProfileEditor } from './profile-editor';
import { useHeaderText } from './use-header-text';

/** The sets of columns in which statements go to other systems. */
export function ProfilesPage() {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<StatementProfile | null>(null);
  const profiles = useResource(
    useCallback((signal: AbortSignal) => api.call('listStatementProfiles', { signal }), []),
  );
  if (profiles.kind === 'failed') return <Failure error={profiles.error} onRetry={profiles.reload} />;
  if (profiles.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const mayWrite = hasPermission(currentMe().roles, 'statement:write');
  return (
    <>
      <BackLink to="/registry">{t('registry:back')}</BackLink>
      <PageHeader title={t('registry:profiles.title')} lead={t('registry:profiles.lead')} />
      <div className="stack">
        <ProfileTable profiles={profiles.data.profiles} onEdit={mayWrite ? setEdited : null} />
        {edited ? <ProfileEditor key={edited.name} profile={edited} onSaved={profiles.reload} /> : null}
      </div>
    </>
  );
}

interface ProfileTableProps extends StatementProfileList {
  onEdit: ((profile: StatementProfile) => void) | null;
}

function ProfileTable({ profiles, onEdit }: ProfileTableProps) {
  const { t } = useTranslation();
  const headerText = useHeaderText();
  return (
    <Table
      caption={t('registry:profiles.caption')}
      rows={profiles}
      rowKey={({ name }) => name}
      columns={[
        {
          key: 'name',
          title: t('registry:profiles.name'),
          cell: ({ name, title }) => (
            <>
              {headerText(title)} <span className="muted small">{name}</span>
            </>
          ),
        },
        {
          key: 'columns',
          title: t('registry:profiles.columns'),
          cell: ({ columns }) => (
            <span className="small">{columns.map(({ header }) => headerText(header)).join(' · ')}</span>
          ),
        },
        {
          key: 'origin',
          title: t('registry:profiles.origin'),
          cell: ({ builtIn }) => t(`registry:profiles.${builtIn ? 'builtIn' : 'own'}`),
        },
        {
          key: 'edit',
          title: t('common:action.column'),
          cell: ({ builtIn: _builtIn, ...profile }) =>
            onEdit ? (
              <Button
                size="s"
                aria-label={t('registry:profiles.editOf', { name: headerText(profile.title) })}
                onPress={() => onEdit(profile)}
              >
                {t('registry:profiles.edit')}
              </Button>
            ) : (
              '—'
            ),
        },
      ]}
    />
  );
}
