import { hasPermission, type SessionReview } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { currentMe } from '../../core/auth-store';
import { Card } from '../../design';
import { SessionScans } from '../room-scan/session-scans';

/** Scans of the room that belong to the session, with the time that each gave back. Only for proctors of the exam. */
export function RoomScansCard({ review }: { review: SessionReview }) {
  const { t } = useTranslation();
  if (!hasPermission(currentMe().roles, 'room-scan:view')) return null;
  return (
    <Card title={t('room-scan:proctor.title')}>
      <SessionScans sessionId={review.session.id} canAsk={false} />
    </Card>
  );
}
