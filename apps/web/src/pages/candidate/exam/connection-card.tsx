import { observedSources, type ProctoringPolicy } from '@bakylau/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../core/announcer';
import type { AttemptSession } from '../../../core/attempt/attempt-session';
import { Badge, Card } from '../../../design';
import { useStore } from '../../../hooks/use-store';

/** Which sources the service receives now. A loss and the return are said aloud; both happen by themselves. */
export function ConnectionCard({ session, policy }: { session: AttemptSession; policy: ProctoringPolicy }) {
  const { t } = useTranslation();
  const observed = observedSources(policy);
  const link = useStore(session.link.state);
  const media = useStore(session.media.state);
  const lost = link.phase === 'lost' || link.phase === 'connecting';
  const wasJoined = useRef(false);
  const saidLost = useRef(false);
  useEffect(() => {
    if (link.phase === 'joined') {
      if (saidLost.current) announce(t('exam:connection.back'));
      saidLost.current = false;
      wasJoined.current = true;
    } else if (lost && wasJoined.current && !saidLost.current) {
      saidLost.current = true;
      announce(t('exam:connection.lost'));
    }
  }, [link.phase, lost, t]);
  return (
    <Card title={t('exam:connection.title')}>
      {observed.length === 0 ? <p className="muted">{t('exam:connection.nothing')}</p> : null}
      <ul className="plain-list stack-s" data-testid="connection" data-phase={link.phase} data-run={link.run}>
        {observed.map((source) => {
          const flowing = link.flowing.includes(source);
          const off = media[source].kind !== 'live';
          return (
            <li key={source} className="row-between">
              <span>{t(`terms:source.${source}`)}</span>
              <Badge tone={flowing ? 'success' : off ? 'danger' : 'warning'}>
                {flowing
                  ? t('exam:connection.recorded')
                  : off
                    ? t('exam:connection.off')
                    : t('exam:connection.connecting')}
              </Badge>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
