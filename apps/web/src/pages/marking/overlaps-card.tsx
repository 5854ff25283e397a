import type { TextOverlap, TextOverlapList } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { Button, Card } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useFormat } from '../../hooks/use-format';

/** Passages that two works share. A hint to look, and no more. */
export function OverlapsCard({ examId }: { examId: string }) {
  const { t } = useTranslation();
  const [found, setFound] = useState<TextOverlapList | null>(null);
  const compare = useAction(
    useCallback(
      async () => setFound(await api.call('listTextOverlaps', { params: { examId }, timeoutMs: 60_000 })),
      [examId],
    ),
  );
  return (
    <Card title={t('marking:overlaps.title')}>
      <p className="muted">{t('marking:overlaps.lead')}</p>
      {compare.error ? <Failure error={compare.error} onRetry={() => void compare.run()} /> : null}
      <div>
        <Button isPending={compare.pending} onPress={() => void compare.run()}>
          {t('marking:overlaps.compare')}
        </Button>
      </div>
      {found ? (
        <div role="status">
          {found.overlaps.length === 0 ? <p>{t('marking:overlaps.none')}</p> : null}
          <ul className="plain-list stack">
            {found.overlaps.map((overlap) => (
              <Overlap
                key={`${overlap.itemId} ${overlap.first.code} ${overlap.second.code}`}
                overlap={overlap}
              />
            ))}
          </ul>
        </div>
      ) : null}
    </Card>
  );
}

function Overlap({ overlap }: { overlap: TextOverlap }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { first, second, firstShare, secondShare, passages } = overlap;
  return (
    <li>
      <details>
        <summary>
          {t('marking:overlaps.pair', {
            first: first.code,
            firstShare: format.percent(firstShare),
            second: second.code,
            secondShare: format.percent(secondShare),
          })}
        </summary>
        <p className="row">
          {[first, second].map(({ scriptId, code }) => (
            <Link key={scriptId} to={`/marking/scripts/${scriptId}`}>
              {t('marking:openScript', { code })}
            </Link>
          ))}
        </p>
        {passages.map((passage) => (
          <blockquote key={passage.first.from}>{passage.text}</blockquote>
        ))}
      </details>
    </li>
  );
}
