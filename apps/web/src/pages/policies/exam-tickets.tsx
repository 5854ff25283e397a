import { hasPermission, type StaffExam } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { currentMe } from '../../core/auth-store';
import { Button } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { useResource } from '../../hooks/use-resource';
import { TicketsEditor } from './tickets-editor';

/** The tickets of one oral exam, for those who set them. */
export function ExamTickets({ exam }: { exam: StaffExam }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id: examId } = exam;
  const [open, setOpen] = useState(false);
  const tickets = useResource(
    useCallback(
      (signal: AbortSignal) => api.call('getExamTickets', { params: { examId }, signal }),
      [examId],
    ),
  );
  if (!hasPermission(currentMe().roles, 'item:write')) return null;
  if (tickets.kind === 'failed') return <Failure error={tickets.error} onRetry={tickets.reload} />;
  if (tickets.kind === 'loading') return null;
  const title = format.text(exam.title);
  return (
    <div className="row">
      <Button onPress={() => setOpen(true)} aria-label={t('oral:tickets.of', { title })}>
        {t('oral:tickets.title')}
      </Button>
      <span className="muted">{t('oral:tickets.count', { count: tickets.data.tickets.length })}</span>
      {open ? (
        <TicketsEditor
          exam={tickets.data}
          title={title}
          onClose={() => setOpen(false)}
          onSet={tickets.reload}
        />
      ) : null}
    </div>
  );
}
