import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../core/announcer';
import type { MediaLink } from '../../../core/media/media-link';
import { Button, Notice } from '../../../design';
import { useFormat } from '../../../hooks/use-format';
import { useStore } from '../../../hooks/use-store';

/** Hints of the proctoring while they hold. Each is said once and can be acknowledged, which the service logs. */
export function HintNotices({ link }: { link: MediaLink }) {
  const { t } = useTranslation();
  const format = useFormat();
  const hints = useStore(link.hints);
  const said = useRef(new Set<string>());
  useEffect(() => {
    for (const hint of hints) {
      if (said.current.has(hint.hintId)) continue;
      said.current.add(hint.hintId);
      announce(t('exam:hint.announce', { text: format.text(hint.text) }));
    }
  }, [hints, format, t]);
  return (
    <>
      {hints.map((hint) => (
        <Notice
          key={hint.hintId}
          tone="warning"
          title={t('exam:hint.title')}
          actions={
            <Button size="s" onPress={() => link.acknowledgeHint(hint.hintId)}>
              {t('exam:hint.understood')}
            </Button>
          }
        >
          {format.text(hint.text)}
        </Notice>
      ))}
    </>
  );
}
