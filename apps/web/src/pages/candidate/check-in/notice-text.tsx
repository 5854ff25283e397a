import { MEDIA_SOURCES, observedSources, type ProctoringPolicy } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';

export const NOTICE_SECTIONS = ['recorded', 'analysed', 'seen', 'kept', 'limits'] as const;

/** One section of the notice, told of what this exam observes and of nothing else. */
export function NoticeText({
  section,
  policy,
}: {
  section: (typeof NOTICE_SECTIONS)[number];
  policy: ProctoringPolicy;
}) {
  const { t } = useTranslation();
  const observed = observedSources(policy);
  const isWhole = observed.length === MEDIA_SOURCES.length;
  if (section === 'kept') return <p>{t('check-in:notice.kept.text')}</p>;
  if (section === 'seen')
    return (
      <p>
        {t('check-in:notice.seen.text')}{' '}
        {observed.length > 0 ? t(`check-in:notice.seen.${policy.camera ? 'camera' : 'other'}`) : null}
      </p>
    );
  if (section === 'limits')
    return (
      <p>
        {t('check-in:notice.limits.text')} {t(`check-in:notice.limits.${policy.camera ? 'camera' : 'other'}`)}
      </p>
    );
  if (isWhole) return <p>{t(`check-in:notice.${section}.text`)}</p>;
  if (section === 'recorded') {
    const list = observed.map((source) => t(`terms:source.${source}`)).join(', ');
    return (
      <>
        <p>
          {observed.length > 0
            ? t('check-in:notice.recorded.some', { list })
            : t('check-in:notice.recorded.nothing')}
        </p>
        {policy.camera ? <p>{t('check-in:notice.recorded.photo')}</p> : null}
      </>
    );
  }
  return (
    <ul className="bullet-list">
      {observed.map((source) => (
        <li key={source}>{t(`check-in:notice.analysed.of.${source}`)}</li>
      ))}
      <li>{t('check-in:notice.analysed.of.page')}</li>
    </ul>
  );
}
