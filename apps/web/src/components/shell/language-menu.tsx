import { LOCALES } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { api } from '../../core/api-client';
import { authStore } from '../../core/auth-store';
import { chooseLocale } from '../../core/i18n';
import { LOCALE_NAMES, localeStore } from '../../core/locale-store';
import { useStore } from '../../hooks/use-store';
import { HeaderMenu } from './menu';

/** Changes the language at once, without a reload; for a signed-in person the service keeps the choice. */
export function LanguageMenu() {
  const { t } = useTranslation();
  const locale = useStore(localeStore);
  return (
    <HeaderMenu
      label={`${LOCALE_NAMES[locale]}, ${t('common:language.choose')}`}
      button={<span lang={locale}>{LOCALE_NAMES[locale]}</span>}
      choices={LOCALES.map((value) => ({ value, text: LOCALE_NAMES[value], lang: value }))}
      value={locale}
      onChoose={(value) => {
        void chooseLocale(value);
        // The page's language does not depend on it; a failure costs only the choice on other devices.
        if (authStore.get().kind === 'signed-in') {
          api.call('setLocale', { body: { locale: value } }).catch(() => undefined);
        }
      }}
    />
  );
}
