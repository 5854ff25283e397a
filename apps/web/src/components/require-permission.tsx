import { hasPermission, type Permission } from '@bakylau/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { authStore, homePathOf } from '../core/auth-store';
import { ButtonLink, Notice, PageHeader } from '../design';
import { useStore } from '../hooks/use-store';

/** Sends to the login and back; without the permission it says so. The service checks again, this only saves a useless page. */
export function RequirePermission({ permission, children }: { permission: Permission; children: ReactNode }) {
  const { t } = useTranslation();
  const auth = useStore(authStore);
  const location = useLocation();
  if (auth.kind !== 'signed-in') {
    return <Navigate to="/login" replace state={{ from: location.pathname + location.search }} />;
  }
  if (hasPermission(auth.me.roles, permission)) return children;
  return (
    <>
      <PageHeader title={t('common:forbidden.title')} />
      <Notice tone="warning">{t('errors:forbidden')}</Notice>
      <div className="row">
        <ButtonLink to={homePathOf(auth.me)}>{t('common:action.toStart')}</ButtonLink>
      </div>
    </>
  );
}
