import { useTranslation } from 'react-i18next';
import { ButtonLink, PageHeader } from '../../design';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('common:notFound.title')} lead={t('common:notFound.text')} />
      <div className="row">
        <ButtonLink to="/">{t('common:action.toStart')}</ButtonLink>
      </div>
    </>
  );
}
