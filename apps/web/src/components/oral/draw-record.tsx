import type { TicketDraw } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';

/** All parts of a draw, by which anybody can draw again. */
export function DrawRecord({ draw }: { draw: TicketDraw }) {
  const { t } = useTranslation();
  const { attemptId, seed, seedSha256, contribution, pool, ticket } = draw;
  const rows = [
    ['attempt', attemptId],
    ['seedSha256', seedSha256],
    ['seed', seed],
    ['contribution', contribution],
    ['pool', pool.join(', ')],
    ['ticket', String(ticket)],
  ] as const;
  return (
    <details>
      <summary>{t('oral:draw.record')}</summary>
      <p className="muted small">{t('oral:draw.recordLead')}</p>
      <dl className="oral-draw">
        {rows.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`oral:draw.${key}`)}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
