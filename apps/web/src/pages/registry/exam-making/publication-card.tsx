import { type ExamGap, hasPermission } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../../../components/failure';
import { api } from '../../../core/api-client';
import { currentMe } from '../../../core/auth-store';
import { showToast } from '../../../core/toasts';
import { Badge, Button, ButtonLink, Card, Notice } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import { useFormat } from '../../../hooks/use-format';
import { DeleteExamButton } from './delete-exam-button';
import type { ExamCardProps } from './exam-card-props';

const COUNTS = ['itemCount', 'candidates', 'examiners', 'proctors'] as const;

/** Whether candidates see the exam; for a draft, what it still needs and where that is set. */
export function PublicationCard({ exam, mayWrite, onSet }: ExamCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id: examId, publishedAt, missing, commissionLacks } = exam;
  const mayFill = hasPermission(currentMe().roles, 'item:read');
  const publish = useAction(async () => {
    await api.call('publishExam', { params: { examId } });
    showToast(t('making:publication.done'), 'success');
    onSet();
  });
  const assignment = `/registry/exams/${examId}/assignment`;
  const placeOf = (gap: ExamGap): string | null => {
    if (gap === 'window_past') return null;
    if (gap === 'items') return mayFill ? `/item-banks/exams/${examId}` : null;
    return assignment;
  };
  const mayPublish = mayWrite && !publishedAt;
  return (
    <Card title={t('making:publication.title')}>
      <div className="stack">
        <p className="row">
          <Badge tone={publishedAt ? 'success' : 'warning'}>
            {t(publishedAt ? 'making:publication.published' : 'making:publication.draft')}
          </Badge>
          <span className="muted">
            {publishedAt
              ? t('making:publication.since', { time: format.dateTime(publishedAt) })
              : t('making:publication.unseen')}
          </span>
        </p>
        <p>{COUNTS.map((count) => t(`making:count.${count}`, { count: exam[count] })).join(', ')}</p>
        {missing.length > 0 && !publishedAt ? (
          <Notice tone="warning" title={t('making:publication.missing')}>
            <ul>
              {missing.map((gap) => {
                const place = placeOf(gap);
                const words = t(`making:gap.${gap}`);
                return <li key={gap}>{place ? <Link to={place}>{words}</Link> : words}</li>;
              })}
            </ul>
          </Notice>
        ) : null}
        {commissionLacks > 0 ? (
          <Notice tone="warning">
            <Link to={assignment}>{t('making:publication.commission', { count: commissionLacks })}</Link>
          </Notice>
        ) : null}
        {publish.error ? <Failure error={publish.error} onRetry={onSet} /> : null}
        {mayPublish || mayFill ? (
          <div className="row">
            {mayPublish ? (
              <>
                <Button
                  tone="primary"
                  isDisabled={missing.length > 0}
                  isPending={publish.pending}
                  onPress={() => void publish.run()}
                >
                  {t('making:publication.publish')}
                </Button>
                <DeleteExamButton exam={exam} />
              </>
            ) : null}
            {mayFill ? (
              <ButtonLink to={`/item-banks/exams/${examId}`}>{t('making:questions')}</ButtonLink>
            ) : null}
          </div>
        ) : null}
      </div>
    </Card>
  );
}
