import { hasPermission } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { currentMe } from '../../core/auth-store';
import './admin.css';

/** The parts of the administration. */
export function AdminSections() {
  const { t } = useTranslation();
  return (
    <nav className="bk-sections" aria-label={t('admin:sections.label')}>
      <NavLink to="/admin" end>
        {t('admin:sections.people')}
      </NavLink>
      {hasPermission(currentMe().roles, 'audit:read') ? (
        <NavLink to="/admin/review-quality">{t('admin:sections.quality')}</NavLink>
      ) : null}
      {hasPermission(currentMe().roles, 'retention:manage') ? (
        <NavLink to="/admin/retention">{t('admin:sections.retention')}</NavLink>
      ) : null}
      {hasPermission(currentMe().roles, 'webhook:manage') ? (
        <NavLink to="/admin/webhooks">{t('admin:sections.webhooks')}</NavLink>
      ) : null}
      <NavLink to="/admin/health">{t('admin:sections.health')}</NavLink>
    </nav>
  );
}
