import { useEffect } from 'react';
import type { AttemptSession } from '../../../core/attempt/attempt-session';

/**
 * After a reload in the middle of the exam: camera and microphone come back by themselves, as the browser remembers the
 * permission. The screen needs a click (see MediaNotices); the questions do not wait for any of it.
 */
export function useResumeMedia(session: AttemptSession): void {
  useEffect(() => {
    const { camera, microphone } = session.media.state.get();
    if (camera.kind === 'off') void session.media.startDevice('camera');
    if (microphone.kind === 'off') void session.media.startDevice('microphone');
  }, [session]);
}
