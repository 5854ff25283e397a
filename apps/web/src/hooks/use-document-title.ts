import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Sets the window's title; screen readers say it first after a change of page. */
export function useDocumentTitle(title: string): void {
  const { t } = useTranslation();
  const product = t('common:product');
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
  }, [title, product]);
}
