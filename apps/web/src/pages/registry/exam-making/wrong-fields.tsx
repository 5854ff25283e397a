import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../design';
import type { ExamField } from './exam-draft';

/** Everything that keeps a form from being sent. It is read out, and the first wrong field gets the focus. */
export function WrongFields({ wrong, tries }: { wrong: readonly ExamField[]; tries: number }) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tries > 0)
      place.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);
  return (
    <div ref={place}>
      {wrong.length > 0 ? (
        <Notice tone="danger" role="alert" title={t('making:wrong.title')}>
          <ul>
            {wrong.map((field) => (
              <li key={field}>{t(`making:wrong.${field.replace('.', '_')}`)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </div>
  );
}
