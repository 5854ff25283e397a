import {
  hasPermission,
  STATEMENT_FIELDS,
  type StatementProfile,
  type StatementProfileList,
  statementProfileSchema,
} from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BackLink } from '../../components/back-link';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { showToast } from '../../core/toasts';
import { Button, Card, PageHeader, Spinner, Table, TextField } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useResource } from '../../hooks/use-resource';
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
          title: t('examiner:list.actions'),
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

/** A set as text: its names decide whether it is a new one. The contract's own schema says what is wrong. */
function ProfileEditor({ profile, onSaved }: { profile: StatementProfile; onSaved: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => JSON.stringify(profile, null, 2));
  const read = readProfile(text);
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
  return (
    <Card title={profile.name}>
      <div className="stack">
        <TextField
          label={t('registry:profiles.editor')}
          description={t('registry:profiles.fields', { fields: STATEMENT_FIELDS.join(', ') })}
          value={text}
          onChange={setText}
          error={read.profile ? null : t('registry:profiles.wrong', { problem: read.problem })}
          spellCheck="false"
          multiline
          rows={18}
        />
        {save.error ? <Failure error={save.error} /> : null}
        <div className="row">
          <Button
            tone="primary"
            isDisabled={!read.profile}
            isPending={save.pending}
            onPress={() => {
              if (read.profile) void save.run(read.profile);
            }}
          >
            {t('registry:profiles.save')}
          </Button>
        </div>
      </div>
    </Card>
  );
}

function readProfile(text: string): { profile: StatementProfile | null; problem: string } {
  try {
    const parsed = statementProfileSchema.safeParse(JSON.parse(text));
    if (parsed.success) return { profile: parsed.data, problem: '' };
    const [issue] = parsed.error.issues;
    return { profile: null, problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` };
  } catch (error) {
    return { profile: null, problem: error instanceof Error ? error.message : String(error) };
  }
}
