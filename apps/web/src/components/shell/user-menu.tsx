import type { Me } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { signOut } from '../../core/auth-store';
import { HeaderMenu } from './menu';

export function UserMenu({ me }: { me: Me }) {
  const { t } = useTranslation();
  return (
    <HeaderMenu
      label={t('common:user.menu', { name: me.displayName })}
      button={
        <>
          <svg className="bk-header__person" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
            <circle cx="10" cy="6.5" r="3.7" fill="none" stroke="currentColor" strokeWidth="1.8" />
            <path d="M3 17.5c.8-4 3.5-6 7-6s6.2 2 7 6" fill="none" stroke="currentColor" strokeWidth="1.8" />
          </svg>
          <span className="bk-header__name">{me.displayName}</span>
        </>
      }
      choices={[{ value: 'sign-out', text: t('common:user.signOut') }]}
      onChoose={() => void signOut().catch(() => undefined)}
    />
  );
}
