import type { OralDetail } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { Badge, Card } from '../../../design';

/** Who sits in the panel, and who has handed in marks. */
export function PanelCard({ oral }: { oral: OralDetail }) {
  const { t } = useTranslation();
  const { seats, policy, state } = oral;
  return (
    <Card title={t('oral:panel.title')}>
      {seats.length === 0 ? <p className="muted">{t('oral:panel.empty')}</p> : null}
      <ul className="plain-list stack-s">
        {seats.map(({ place, examiner, mine, marked }) => (
          <li key={place} className="row-between">
            <span>
              {examiner} {mine ? <span className="muted small">{t('oral:room.you')}</span> : null}
            </span>
            {state === 'finished' ? (
              <Badge tone={marked ? 'success' : 'warning'}>
                {t(marked ? 'oral:panel.marked' : 'oral:panel.unmarked')}
              </Badge>
            ) : null}
          </li>
        ))}
      </ul>
      {state === 'finished' ? null : (
        <p className="muted small">
          {t('oral:panel.size', { least: policy.examinersAtLeast, most: policy.examinersAtMost })}
        </p>
      )}
    </Card>
  );
}
