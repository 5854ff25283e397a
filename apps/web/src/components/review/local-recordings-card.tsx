import type { LocalRecording, SessionReview } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../core/api-client';
import { Button, Card, Notice } from '../../design';
import { useFormat } from '../../hooks/use-format';

/** Spans that the candidate's browser recorded while the gateway could not be reached; absent where there are none. */
export function LocalRecordingsCard({ review }: { review: SessionReview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { localRecordings, refusedLocalRecordings: refused } = review;
  if (localRecordings.length === 0 && refused.length === 0) return null;
  return (
    <Card title={t('review:local.title')}>
      <p className="muted">{t('review:local.lead')}</p>
      {refused.length > 0 ? (
        <Notice tone="warning" title={t('review:local.refused')}>
          {refused.map(({ chain, startMs, endMs }) => (
            <p key={`${chain}-${startMs}`} className="numeric">
              {t('review:local.span', {
                chain: t(`review:timeline.recording.${chain}`),
                from: format.clock(startMs),
                to: format.clock(endMs),
              })}
            </p>
          ))}
        </Notice>
      ) : null}
      <ul className="plain-list stack">
        {localRecordings.map((recording) => (
          <li key={recording.id}>
            <Recording sessionId={review.session.id} recording={recording} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Recording({ sessionId, recording }: { sessionId: string; recording: LocalRecording }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [shown, setShown] = useState(false);
  const { id, chain, startMs, endMs } = recording;
  const span = t('review:local.span', {
    chain: t(`review:timeline.recording.${chain}`),
    from: format.clock(startMs),
    to: format.clock(endMs),
  });
  return (
    <div className="stack-s">
      <span className="numeric">{span}</span>
      {shown ? (
        <video
          className="bk-local-recording"
          aria-label={span}
          src={urlOf('getLocalRecording', { params: { sessionId, recordingId: id } })}
          controls
          autoPlay
        />
      ) : (
        <Button onPress={() => setShown(true)}>
          {t('review:local.play')}
          <span className="visually-hidden">: {span}</span>
        </Button>
      )}
    </div>
  );
}
