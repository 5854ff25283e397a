import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { directionsOf } from '../../core/room-scan/room-sectors';
import type { RoomScanView } from '../../core/room-scan/room-scan-desk';
import { ScanTones } from '../../core/room-scan/scan-tones';
import { ScanVoice } from '../../core/room-scan/scan-voice';
import { useFormat } from '../../hooks/use-format';

/** Degrees after which the progress is said. */
const SAID_EVERY_DEG = 45;
const WELL = new Set(['begin', 'go_on']);

/**
 * Guides by ear: advice and progress as words, the covered degrees as tones, the verdict as both. Nothing is told by ear alone.
 * @returns a function to call in the click that begins a turn, because browsers let a page sound only then
 */
export function useScanGuidance(view: RoomScanView, aloud: boolean): () => void {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const voice = useMemo(() => new ScanVoice(locale), [locale]);
  const tones = useRef<ScanTones | null>(null);
  const said = useRef(0);
  const toldVerdict = useRef('');
  const { scan, phase, progress, isFollowing } = view;

  useEffect(() => {
    return () => {
      voice.close();
      tones.current?.close();
      tones.current = null;
    };
  }, [voice]);

  useEffect(() => {
    if (!progress || (phase !== 'turning' && !isFollowing)) return;
    const isWell = WELL.has(progress.advice);
    if (aloud) tones.current?.progress(progress.coveredDeg / 360, isWell);
    const step = Math.floor(progress.coveredDeg / SAID_EVERY_DEG);
    if (!isWell) voice.say(t(`terms:roomScanAdvice.${progress.advice}`), { aloud });
    else if (step > said.current) {
      said.current = step;
      voice.say(t('room-scan:say.progress', { degrees: step * SAID_EVERY_DEG }), { aloud });
    }
  }, [progress, phase, isFollowing, aloud, voice, t]);

  const verdict = scan?.state === 'complete' ? 'complete' : (scan?.refusals.join() ?? '');
  useEffect(() => {
    // Every change of the scan comes by here; only a new verdict, or the same one of another try, is told.
    const news = scan && verdict !== '' ? `${scan.tries} ${verdict}` : '';
    if (news === toldVerdict.current) return;
    toldVerdict.current = news;
    if (!scan || news === '') return;
    if (scan.state === 'complete') {
      tones.current?.success();
      voice.say(t('room-scan:say.complete'), { aloud, urgent: true });
      return;
    }
    tones.current?.failure();
    const reasons = scan.refusals.map((refusal) => t(`terms:roomScanRefusal.${refusal}`));
    const missing = directionsOf(scan.missingSectors).map((direction) =>
      t(`room-scan:direction.${direction}`),
    );
    voice.say(
      [...reasons, missing.length > 0 ? t('room-scan:missing', { list: missing.join(', ') }) : ''].join('. '),
      { aloud, urgent: true },
    );
  }, [verdict, scan, aloud, voice, t]);

  return () => {
    said.current = 0;
    tones.current ??= new ScanTones();
    tones.current.start();
    voice.say(t('room-scan:say.begin'), { aloud, urgent: true });
  };
}
