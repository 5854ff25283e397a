import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ReviewState } from '../../core/review/review.store';
import { Button, Card, Notice, Spinner } from '../../design';
import { useErrorText } from '../../hooks/use-error-text';
import { useFormat } from '../../hooks/use-format';
import { RecordDownloads } from './record-downloads';
import './review.css';

/** Has the chain over recording and events read through, says what came out, and hands out the whole record. */
export function IntegrityCard({
  integrity,
  closedSessionId,
  onVerify,
}: {
  integrity: ReviewState['integrity'];
  /** Null while the session is not closed. */
  closedSessionId: string | null;
  onVerify: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Card
      title={t('review:integrity.title')}
      footer={
        <Button onPress={onVerify} isDisabled={integrity.kind === 'checking'}>
          {t('review:integrity.check')}
        </Button>
      }
    >
      <p className="muted small">{t('review:integrity.explanation')}</p>
      <Outcome integrity={integrity} />
      {closedSessionId ? <RecordDownloads sessionId={closedSessionId} /> : null}
    </Card>
  );
}

function Outcome({ integrity }: { integrity: ReviewState['integrity'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  switch (integrity.kind) {
    case 'unknown':
      return null;
    case 'checking':
      return <Spinner text={t('review:integrity.checking')} />;
    case 'failed':
      return (
        <Notice tone="warning" role="alert" title={t('review:integrity.notChecked')}>
          {errorText(integrity.error)}
        </Notice>
      );
    case 'known': {
      const { report } = integrity;
      return (
        <Notice
          tone={report.sound ? 'success' : 'danger'}
          role="status"
          title={report.sound ? t('review:integrity.sound') : t('review:integrity.broken')}
        >
          <p>
            {t('review:integrity.counts', {
              entries: format.number(report.entries, { digits: 0 }),
              segments: format.number(report.segments, { digits: 0 }),
            })}
          </p>
          {report.deletedObjects > 0 ? (
            <p>
              {t('review:integrity.deleted', {
                objects: format.number(report.deletedObjects, { digits: 0 }),
              })}
            </p>
          ) : null}
          {report.firstProblem ? (
            <p>{t('review:integrity.firstProblem', { problem: report.firstProblem })}</p>
          ) : null}
          {report.headHash ? (
            <p className="small">
              {t('review:integrity.head')} <code className="bk-hash">{report.headHash}</code>{' '}
              <Link to={`/verify/${report.headHash}`}>{t('review:integrity.publicSeal')}</Link>
            </p>
          ) : null}
        </Notice>
      );
    }
  }
}
