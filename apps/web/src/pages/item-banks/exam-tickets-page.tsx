import type { StaffExam } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { BackLink } from '../../components/back-link';
import { Card, PageHeader } from '../../design';
import { useFormat } from '../../hooks/use-format';
import { ExamTickets } from '../policies/exam-tickets';

/** How one oral exam is made: its tickets, its times and its panel. */
export function ExamTicketsPage({ exam }: { exam: StaffExam }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <BackLink to={`/registry/exams/${exam.id}/settings`}>{t('making:section')}</BackLink>
      <PageHeader title={format.text(exam.title)} lead={t('making:ticketsLead')} />
      <Card title={t('oral:tickets.title')}>
        <ExamTickets exam={exam} />
      </Card>
    </>
  );
}
