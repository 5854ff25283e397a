import {
  type DeviceCheck,
  type MediaSource,
  observedSources,
  type ProctoringPolicy,
  SILENCE_DBFS,
} from '@bakylau/contracts';
import type { BrowserSupport } from '../../../core/media/browser-support';
import type { LocalMediaState } from '../../../core/media/local-media';

interface Found {
  policy: Pick<ProctoringPolicy, MediaSource>;
  support: BrowserSupport;
  media: LocalMediaState;
  peakDbfs: number | null;
  uploadKbps: number | null;
}

/** What the service stores about the devices; null while anything that the exam needs is missing. */
export function deviceCheckOf({ policy, support, media, peakDbfs, uploadKbps }: Found): DeviceCheck | null {
  const { camera, microphone, screen } = media;
  if (!support.supported || uploadKbps === null) return null;
  if (observedSources(policy).some((source) => media[source].kind !== 'live')) return null;
  return {
    browser: { name: support.name, version: support.version, supported: support.supported },
    camera:
      policy.camera && camera.kind === 'live'
        ? { label: camera.label.slice(0, 200), ...sizeOf(camera.track) }
        : null,
    microphone:
      policy.microphone && microphone.kind === 'live'
        ? { label: microphone.label.slice(0, 200), peakDbfs: peakDbfs ?? SILENCE_DBFS }
        : null,
    screen:
      policy.screen && screen.kind === 'live'
        ? { surface: screen.surface ?? 'unknown', ...sizeOf(screen.track) }
        : null,
    uploadKbps,
  };
}

/** Width and height that the track has now, in pixels. */
export function sizeOf(track: MediaStreamTrack): { width: number; height: number } {
  const { width = 0, height = 0 } = track.getSettings();
  return { width: Math.round(width), height: Math.round(height) };
}
