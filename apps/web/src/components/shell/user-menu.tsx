import type { Me } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { signOut } from '../../core/auth-store';
import { HeaderMenu } from './menu';

export function UserMenu({ me }: { me: Me }) {
  const { t } = useTranslation();
  return (
    <HeaderMenu
      label={t('common:user.menu', { name: me.displayName })}
      button={<span className="bk-header__name">{me.displayName}</span>}
      choices={[{ value: 'sign-out', text: t('common:user.signOut') }]}
      onChoose={() => void signOut().catch(() => undefined)}
    />
  );
}
