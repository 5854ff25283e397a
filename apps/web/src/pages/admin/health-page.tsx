import { hasPermission, readinessSchema, type Readiness } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { ServiceWarnings } from '../../components/service-warnings';
import { ApiError } from '../../core/api-error';
import { currentMe } from '../../core/auth-store';
import { Badge, Notice, PageHeader, Spinner, Table } from '../../design';
import { useRepeat } from '../../hooks/use-repeat';
import { useResource } from '../../hooks/use-resource';
import { AdminSections } from './admin-sections';

const AGAIN_EVERY_MS = 5000;

/** Whether every part of the service is up. */
export function HealthPage() {
  const { t } = useTranslation();
  const health = useResource(loadReadiness);
  useRepeat(health.reload, AGAIN_EVERY_MS);
  return (
    <>
      <PageHeader title={t('admin:health.title')} lead={t('admin:health.lead')} />
      <AdminSections />
      {hasPermission(currentMe().roles, 'session:review') ? <ServiceWarnings /> : null}
      {health.kind === 'failed' ? (
        <Failure error={health.error} onRetry={health.reload} />
      ) : health.kind === 'loading' ? (
        <Spinner text={t('common:loading')} />
      ) : (
        <>
          <Notice tone={health.data.ready ? 'success' : 'danger'} role="status">
            {health.data.ready ? t('admin:health.allReady') : t('admin:health.notReady')}
          </Notice>
          <Table
            caption={t('admin:health.caption')}
            rows={Object.entries(health.data.parts)}
            rowKey={([name]) => name}
            columns={[
              { key: 'part', title: t('admin:health.part'), cell: ([name]) => name },
              {
                key: 'state',
                title: t('admin:health.state'),
                cell: ([, part]) => (
                  <Badge tone={part.ready ? 'success' : 'danger'}>
                    {part.ready ? t('admin:health.up') : t('admin:health.down')}
                  </Badge>
                ),
              },
              { key: 'detail', title: t('admin:health.detail'), cell: ([, part]) => part.detail ?? '—' },
            ]}
          />
        </>
      )}
    </>
  );
}

/** /health/ready answers 503 with the same body while a part is down, so the status is not looked at. */
async function loadReadiness(signal: AbortSignal): Promise<Readiness> {
  let body: unknown;
  try {
    body = await (await fetch('/health/ready', { signal })).json();
  } catch {
    throw new ApiError('network');
  }
  const parsed = readinessSchema.safeParse(body);
  if (!parsed.success) throw new ApiError('network');
  return parsed.data;
}
