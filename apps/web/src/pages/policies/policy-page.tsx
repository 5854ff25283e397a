import { hasPermission } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { BackLink } from '../../components/back-link';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { Button, Card, PageHeader, Spinner } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import './policies.css';
import { PolicyContent } from './policy-content';
import { PolicyEditor } from './policy-editor';

/** One version: what it says in tables and as text, and the way to a new version from it. */
export function PolicyPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { rulesPolicyId = '' } = useParams();
  const [editing, setEditing] = useState(false);
  const policy = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('getRulesPolicy', { params: { rulesPolicyId }, signal }),
      [rulesPolicyId],
    ),
  );
  if (policy.kind === 'failed') return <Failure error={policy.error} onRetry={policy.reload} />;
  if (policy.kind === 'loading') return <Spinner text={t('common:loading')} />;
  const { title, description, name, version, yaml, sha256 } = policy.data;
  return (
    <>
      <BackLink to="/policies">{t('policies:title')}</BackLink>
      <PageHeader
        title={t('policies:titleAndVersion', { title: format.text(title), version })}
        lead={format.text(description)}
        actions={
          hasPermission(currentMe().roles, 'policy:write') && !editing ? (
            <Button tone="primary" onPress={() => setEditing(true)}>
              {t('policies:newVersion')}
            </Button>
          ) : undefined
        }
      />
      <div className="stack">
        {editing ? <PolicyEditor from={policy.data} onClose={() => setEditing(false)} /> : null}
        <PolicyContent content={policy.data} />
        <Card title={t('policies:text')}>
          <p className="muted small">{t('policies:nameAndVersion', { name, version })}</p>
          <pre className="bk-policy-text" tabIndex={0} aria-label={t('policies:text')}>
            {yaml}
          </pre>
          <p className="muted small bk-policy-hash">{t('policies:hash', { sha256 })}</p>
        </Card>
      </div>
    </>
  );
}
