import { LOCALES } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../core/api-client';
import { LOCALE_NAMES } from '../../core/locale-store';
import { DownloadLink } from '../../design';

/** What can be taken away of a closed session: the protocol in each language, and the whole record. */
export function RecordDownloads({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation();
  const params = { sessionId };
  return (
    <>
      <p className="muted small">{t('review:integrity.packHint')}</p>
      <div className="row">
        <DownloadLink href={urlOf('getSessionPack', { params })}>{t('review:integrity.pack')}</DownloadLink>
      </div>
      <div className="row" role="group" aria-label={t('review:integrity.protocol')}>
        <span className="small">{t('review:integrity.protocol')}</span>
        {LOCALES.map((locale) => (
          <a key={locale} href={urlOf('getProtocol', { params, query: { locale } })} download lang={locale}>
            {LOCALE_NAMES[locale]}
          </a>
        ))}
      </div>
    </>
  );
}
