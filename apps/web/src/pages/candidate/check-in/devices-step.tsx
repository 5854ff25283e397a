import { observedSources, type ProctoringPolicy } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/failure';
import type { AttemptSession } from '../../../core/attempt/attempt-session';
import { checkBrowser } from '../../../core/media/browser-support';
import type { LevelMeter } from '../../../core/media/level-meter';
import { Button, Notice } from '../../../design';
import { useAction } from '../../../hooks/use-action';
import { useStore } from '../../../hooks/use-store';
import { BrowserCard } from './browser-card';
import { CameraCard } from './camera-card';
import { deviceCheckOf } from './device-check';
import { MicrophoneCard } from './microphone-card';
import { ScreenCard } from './screen-card';
import { UploadCard } from './upload-card';
import { useUploadSpeed } from './use-upload-speed';

/** Step 1: everything the exam observes is switched on and seen to work. Nothing leaves the computer yet, except speed test bytes. */
export function DevicesStep({
  session,
  policy,
  onDone,
}: {
  session: AttemptSession;
  policy: ProctoringPolicy;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const media = useStore(session.media.state);
  const [support] = useState(() => checkBrowser());
  const [meter, setMeter] = useState<LevelMeter | null>(null);
  const upload = useUploadSpeed(session);

  const check = deviceCheckOf({
    ...{ policy, support, media },
    peakDbfs: meter?.peakDbfs ?? null,
    uploadKbps: upload.kbps,
  });
  const report = useAction(
    useCallback(async () => {
      if (!check) return;
      await session.reportDevices(check);
      onDone();
    }, [check, session, onDone]),
  );
  const observed = observedSources(policy);
  const devices = observed.filter((source) => source !== 'screen');
  const askable = devices.some((source) => media[source].kind === 'off');
  const missing = [
    ...observed
      .filter((source) => media[source].kind !== 'live')
      .map((source) => t(`terms:source.${source}`)),
    ...(upload.kbps === null ? [t('check-in:upload.title')] : []),
  ];

  return (
    <>
      {observed.length > 0 ? (
        <Notice>{t('check-in:devices.nothingSent')}</Notice>
      ) : (
        <Notice>{t('check-in:devices.nothingObserved')}</Notice>
      )}
      {support.supported && askable ? (
        <div className="row">
          <Button
            tone="primary"
            onPress={() => {
              for (const source of devices) void session.media.startDevice(source);
            }}
          >
            {t(`check-in:devices.turnOn.${devices.length === 2 ? 'both' : (devices[0] ?? 'both')}`)}
          </Button>
        </div>
      ) : null}
      <div className="device-grid">
        {policy.camera ? <CameraCard session={session} /> : null}
        {policy.microphone ? <MicrophoneCard session={session} onMeter={setMeter} /> : null}
        {policy.screen ? <ScreenCard session={session} /> : null}
        <div className="stack">
          <UploadCard upload={upload} />
          <BrowserCard support={support} />
        </div>
      </div>
      {report.error ? <Failure error={report.error} onRetry={() => void report.run()} /> : null}
      <div className="row">
        <Button
          tone="primary"
          isDisabled={check === null}
          isPending={report.pending}
          onPress={() => void report.run()}
        >
          {t('common:action.continue')}
        </Button>
        {missing.length > 0 ? (
          <p className="muted">{t('check-in:devices.missing', { list: missing.join(', ') })}</p>
        ) : null}
      </div>
    </>
  );
}
