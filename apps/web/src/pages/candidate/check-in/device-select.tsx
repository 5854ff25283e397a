import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalMedia } from '../../../core/media/local-media';
import { Select } from '../../../design';
import { useStore } from '../../../hooks/use-store';

/** Chooses another camera or microphone, when there is more than one. */
export function DeviceSelect({ media, source }: { media: LocalMedia; source: 'camera' | 'microphone' }) {
  const { t } = useTranslation();
  const state = useStore(media.state)[source];
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([]);
  const track = state.kind === 'live' ? state.track : null;
  useEffect(() => {
    let current = true;
    const list = () =>
      void media.listDevices(source).then((found) => {
        if (current) setDevices(found);
      });
    list();
    navigator.mediaDevices.addEventListener('devicechange', list);
    return () => {
      current = false;
      navigator.mediaDevices.removeEventListener('devicechange', list);
    };
  }, [media, source, track]);

  if (!track || devices.length < 2) return null;
  return (
    <Select
      label={t(`check-in:${source}.choose`)}
      options={devices.map((device, index) => ({
        value: device.deviceId,
        text: device.label || t('check-in:devices.unnamed', { number: index + 1 }),
      }))}
      value={track.getSettings().deviceId ?? null}
      onChange={(deviceId) => void media.startDevice(source, deviceId)}
    />
  );
}
