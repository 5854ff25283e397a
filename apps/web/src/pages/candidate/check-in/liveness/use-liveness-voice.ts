import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '@bakylau/contracts';
import { announce } from '../../../../core/announcer';
import { LivenessVoice } from '../../../../core/liveness/liveness-voice';

/** Gives each new instruction to screen readers and to the voice of the browser, and a tone when a step was reached. */
export function useLivenessVoice(
  instruction: string | null,
  stepsDone: number,
  aloud: boolean,
): LivenessVoice {
  const { i18n } = useTranslation();
  const [voice] = useState(() => new LivenessVoice(i18n.language as Locale));
  const before = useRef(0);
  useEffect(() => () => voice.close(), [voice]);
  useEffect(() => {
    if (stepsDone > before.current) voice.tone();
    before.current = stepsDone;
  }, [stepsDone, voice]);
  useEffect(() => {
    if (!instruction) return;
    announce(instruction, 'assertive');
    if (aloud) voice.say(instruction);
  }, [instruction, aloud, voice]);
  return voice;
}
