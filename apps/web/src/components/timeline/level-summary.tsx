import type { SessionReview } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../hooks/use-format';

/** The curve of the sound level in one sentence. */
export function LevelSummary({ levels }: { levels: SessionReview['levels'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (levels.length === 0) return <>{t('review:timeline.noLevels')}</>;
  const sorted = [...levels].sort((a, b) => a.levelDbfs - b.levelDbfs);
  const loudest = sorted.at(-1)!;
  const level = (value: number) => t('review:figure.dbfs', { value: format.number(value, { digits: 0 }) });
  return (
    <>
      {t('review:timeline.levelSummary', {
        median: level(sorted[Math.floor(sorted.length / 2)]!.levelDbfs),
        loudest: level(loudest.levelDbfs),
        at: format.clock(loudest.atMs),
      })}
    </>
  );
}
