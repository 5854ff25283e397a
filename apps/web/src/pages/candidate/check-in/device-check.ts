import { SILENCE_DBFS, type DeviceCheck } from '@bakylau/contracts';
import type { BrowserSupport } from '../../../core/media/browser-support';
import type { LocalMediaState } from '../../../core/media/local-media';

interface Found {
  support: BrowserSupport;
  media: LocalMediaState;
  peakDbfs: number | null;
  uploadKbps: number | null;
}

/** What the service stores about the devices; null while anything that the exam needs is missing. */
export function deviceCheckOf({ support, media, peakDbfs, uploadKbps }: Found): DeviceCheck | null {
  const { camera, microphone, screen } = media;
  if (!support.supported || uploadKbps === null) return null;
  if (camera.kind !== 'live' || microphone.kind !== 'live' || screen.kind !== 'live') return null;
  return {
    browser: { name: support.name, version: support.version, supported: support.supported },
    camera: { label: camera.label.slice(0, 200), ...sizeOf(camera.track) },
    microphone: { label: microphone.label.slice(0, 200), peakDbfs: peakDbfs ?? SILENCE_DBFS },
    screen: { surface: screen.surface ?? 'unknown', ...sizeOf(screen.track) },
    uploadKbps,
  };
}

/** Width and height that the track has now, in pixels. */
export function sizeOf(track: MediaStreamTrack): { width: number; height: number } {
  const { width = 0, height = 0 } = track.getSettings();
  return { width: Math.round(width), height: Math.round(height) };
}
