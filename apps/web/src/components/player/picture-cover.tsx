import { useTranslation } from 'react-i18next';
import type { ChainCondition } from '../../core/review/player-chain';
import { Button } from '../../design';

/** What stands over a picture that has nothing to show. */
export function PictureCover({ condition, onRetry }: { condition: ChainCondition; onRetry: () => void }) {
  const { t } = useTranslation();
  if (condition === 'showing') return null;
  return (
    <div className="bk-picture__cover" data-condition={condition}>
      <p>{t(`review:player.condition.${condition}`)}</p>
      {condition === 'failed' ? (
        <Button size="s" onPress={onRetry}>
          {t('common:action.retry')}
        </Button>
      ) : null}
    </div>
  );
}
