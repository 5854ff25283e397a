import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import './admin.css';

/** The parts of the administration. */
export function AdminSections() {
  const { t } = useTranslation();
  return (
    <nav className="bk-sections" aria-label={t('admin:sections.label')}>
      <NavLink to="/admin" end>
        {t('admin:sections.people')}
      </NavLink>
      <NavLink to="/admin/health">{t('admin:sections.health')}</NavLink>
    </nav>
  );
}
