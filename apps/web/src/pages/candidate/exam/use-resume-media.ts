import type { ProctoringPolicy } from '@bakylau/contracts';
import { useEffect } from 'react';
import type { AttemptSession } from '../../../core/attempt/attempt-session';

/**
 * After a reload in the middle of the exam: camera and microphone, as far as the exam observes them, come back by themselves, as the
 * browser remembers the permission. The screen needs a click (see MediaNotices); the questions do not wait for any of it.
 */
export function useResumeMedia(
  session: AttemptSession,
  { camera, microphone }: Pick<ProctoringPolicy, 'camera' | 'microphone'>,
): void {
  useEffect(() => {
    const media = session.media.state.get();
    if (camera && media.camera.kind === 'off') void session.media.startDevice('camera');
    if (microphone && media.microphone.kind === 'off') void session.media.startDevice('microphone');
  }, [session, camera, microphone]);
}
