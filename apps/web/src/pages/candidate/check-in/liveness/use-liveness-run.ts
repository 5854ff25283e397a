import type { UploadProfile } from '@bakylau/contracts';
import { useEffect, useState } from 'react';
import type { AttemptSession } from '../../../../core/attempt/attempt-session';
import { frameCapture } from '../../../../core/liveness/liveness-frame';
import { LivenessRun } from '../../../../core/liveness/liveness-run';
import { recordSound } from '../../../../core/liveness/sound-clip';

export interface PageLiveness {
  run: LivenessRun;
  /** Takes the video element that shows the camera. */
  setVideo: (video: HTMLVideoElement | null) => void;
}

/** The tries of this page; they end with it. */
export function useLivenessRun(session: AttemptSession, profile: UploadProfile | null): PageLiveness {
  const [liveness] = useState(() => makeLiveness(session, profile));
  useEffect(() => () => liveness.run.close(), [liveness]);
  return liveness;
}

function makeLiveness(session: AttemptSession, profile: UploadProfile | null): PageLiveness {
  let video: HTMLVideoElement | null = null;
  const run = new LivenessRun({
    calls: session.liveness,
    captureFrame: frameCapture(() => video, profile),
    recordSound: () => {
      const { microphone } = session.media.state.get();
      if (microphone.kind !== 'live') throw new Error('The microphone is not live');
      return recordSound(microphone.track);
    },
  });
  return { run, setVideo: (element) => (video = element) };
}
