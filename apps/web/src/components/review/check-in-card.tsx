import type { SessionReview } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../core/api-client';
import { Badge, Card } from '../../design';
import { useFormat } from '../../hooks/use-format';
import './review.css';

/** The photo of the check-in beside the enrolled one, and how far apart the network finds them. The person compares. */
export function CheckInCard({ review }: { review: SessionReview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { checkIn, session } = review;
  const distance = (value: number) => format.number(value, { digits: 2, fixed: true });
  const outcome = checkIn.matched === null ? 'unknown' : checkIn.matched ? 'matched' : 'unmatched';
  return (
    <Card
      title={t('review:checkIn.title')}
      aside={
        <Badge tone={outcome === 'matched' ? 'success' : outcome === 'unmatched' ? 'warning' : 'neutral'}>
          {t(`review:checkIn.outcome.${outcome}`)}
        </Badge>
      }
    >
      <div className="bk-faces">
        <Face
          caption={t('review:checkIn.photo')}
          src={checkIn.hasPhoto ? urlOf('getCheckInPhoto', { params: { sessionId: session.id } }) : null}
        />
        <Face
          caption={t('review:checkIn.enrolled')}
          src={urlOf('getEnrolledPhoto', { params: { sessionId: session.id } })}
        />
      </div>
      <dl className="facts small">
        <dt>{t('review:checkIn.distance')}</dt>
        <dd className="numeric">{checkIn.distance === null ? '—' : distance(checkIn.distance)}</dd>
        <dt>{t('review:checkIn.threshold')}</dt>
        <dd className="numeric">{distance(checkIn.threshold)}</dd>
        <dt>{t('review:checkIn.upload')}</dt>
        <dd className="numeric">
          {checkIn.uploadKbps === null
            ? '—'
            : t('review:checkIn.kbps', { value: format.number(checkIn.uploadKbps, { digits: 0 }) })}
        </dd>
      </dl>
      <p className="muted small">{t('review:checkIn.advice')}</p>
    </Card>
  );
}

function Face({ caption, src }: { caption: string; src: string | null }) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  return (
    <figure>
      {src && !failed ? (
        <img src={src} alt={caption} onError={() => setFailed(true)} />
      ) : (
        <div className="bk-faces__missing">{t('review:checkIn.noPhoto')}</div>
      )}
      <figcaption className="muted small">{caption}</figcaption>
    </figure>
  );
}
