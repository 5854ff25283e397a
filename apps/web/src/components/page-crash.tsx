import { useTranslation } from 'react-i18next';
import { Button, Notice, PageHeader } from '../design';

/** A fault of the page itself. Answers and recordings do not depend on it, and a reload goes on where it was. */
export function PageCrash() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('common:crash.title')} />
      <Notice tone="danger" role="alert">
        {t('common:crash.text')}
      </Notice>
      <div className="row">
        <Button tone="primary" onPress={() => location.reload()}>
          {t('common:action.reload')}
        </Button>
      </div>
    </>
  );
}
