import { hasPermission, type Permission } from '@bakylau/contracts';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { authStore } from '../../core/auth-store';
import { ToastRegion } from '../../design';
import { useStore } from '../../hooks/use-store';
import './app-shell.css';
import { LanguageMenu } from './language-menu';
import { ThemeMenu } from './theme-menu';
import { UserMenu } from './user-menu';

const SECTIONS: {
  permission: Permission;
  path: string;
  key: 'exams' | 'proctor' | 'examiner' | 'banks' | 'marking' | 'policies' | 'registry' | 'admin';
}[] = [
  { permission: 'attempt:sit', path: '/exams', key: 'exams' },
  { permission: 'session:watch', path: '/proctor', key: 'proctor' },
  { permission: 'result:read', path: '/examiner', key: 'examiner' },
  { permission: 'item:read', path: '/item-banks', key: 'banks' },
  { permission: 'script:mark', path: '/marking', key: 'marking' },
  { permission: 'policy:read', path: '/policies', key: 'policies' },
  { permission: 'admission:read', path: '/registry', key: 'registry' },
  { permission: 'people:read', path: '/admin', key: 'admin' },
];

/** Frame of every page: skip link, header, the one main landmark. It moves the focus to main after a change of page. */
export function AppShell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const auth = useStore(authStore);
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);

  useEffect(() => {
    // The browser itself places the focus on the first page.
    if (!first.current) {
      main.current?.focus();
      window.scrollTo(0, 0);
    }
    first.current = false;
  }, [pathname]);

  const me = auth.kind === 'signed-in' ? auth.me : null;
  const sections = me ? SECTIONS.filter((section) => hasPermission(me.roles, section.permission)) : [];
  return (
    <>
      <a className="bk-skip" href="#main">
        {t('common:skip')}
      </a>
      <header className="bk-header">
        <div className="bk-header__inner">
          <NavLink to="/" className="bk-header__product" aria-label={t('common:home')}>
            <img src="/favicon.svg" width="28" height="28" alt="" />
            <span>{t('common:product')}</span>
          </NavLink>
          {sections.length > 0 ? (
            <nav className="bk-header__sections" aria-label={t('common:nav.label')}>
              {sections.map((section) => (
                <NavLink key={section.path} to={section.path}>
                  {t(`common:nav.${section.key}`)}
                </NavLink>
              ))}
            </nav>
          ) : null}
          <div className="bk-header__menus">
            <LanguageMenu />
            <ThemeMenu />
            {me ? <UserMenu me={me} /> : null}
          </div>
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1} className="bk-main">
        {children}
      </main>
      <ToastRegion />
    </>
  );
}
