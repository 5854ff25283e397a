import { useTranslation } from 'react-i18next';
import { chooseTheme, THEMES, themeStore } from '../../core/theme-store';
import { useStore } from '../../hooks/use-store';
import { HeaderMenu } from './menu';

export function ThemeMenu() {
  const { t } = useTranslation();
  const theme = useStore(themeStore);
  return (
    <HeaderMenu
      label={t('common:theme.choose', { theme: t(`common:theme.${theme}`) })}
      button={
        <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
          <circle cx="10" cy="10" r="7.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
          <path d="M10 2.5a7.5 7.5 0 0 1 0 15z" fill="currentColor" />
        </svg>
      }
      choices={THEMES.map((value) => ({ value, text: t(`common:theme.${value}`) }))}
      value={theme}
      onChoose={chooseTheme}
    />
  );
}
