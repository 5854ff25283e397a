import type { Attempt } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { ReceiptCard } from '../../components/receipt-card';
import { ButtonLink, Card, Notice, PageHeader } from '../../design';
import type { AttemptSession } from '../../core/attempt/attempt-session';
import { useFormat } from '../../hooks/use-format';
import { GapNotice } from './exam/gap-notice';

/** After the hand-in: that it arrived, that nothing is filmed any longer, and who does what next. */
export function SubmittedPage({ session, attempt }: { session: AttemptSession; attempt: Attempt }) {
  const { t } = useTranslation();
  const format = useFormat();
  const expired = attempt.state === 'expired';
  return (
    <>
      <PageHeader
        title={expired ? t('result:expired.title') : t('result:submitted.title')}
        lead={format.text(attempt.exam.title)}
        focusOnMount
      />
      <Notice tone={expired ? 'warning' : 'success'} role="status">
        {attempt.submittedAt
          ? t('result:submitted.at', { time: format.dateTime(attempt.submittedAt) })
          : t('result:expired.text')}{' '}
        {t('result:submitted.mediaOff')}
      </Notice>
      <GapNotice session={session} />
      {attempt.submittedAt ? <ReceiptCard attemptId={attempt.id} /> : null}
      <Card title={t('result:next.title')}>
        <ol className="bullet-list prose">
          <li>{attempt.exam.format === 'test' ? t('result:next.scored') : t('result:next.marked')}</li>
          <li>{t('result:next.proctor')}</li>
          <li>{t('result:next.examiner')}</li>
          <li>{t('result:next.you')}</li>
        </ol>
      </Card>
      <div className="row">
        <ButtonLink tone="primary" to={`/attempts/${attempt.id}/result`}>
          {t('result:open')}
        </ButtonLink>
        <ButtonLink to="/exams">{t('result:toExams')}</ButtonLink>
      </div>
    </>
  );
}
