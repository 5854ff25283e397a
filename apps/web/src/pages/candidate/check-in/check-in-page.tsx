import { asksForLiveness, asksForPhoto, type Attempt } from '@bakylau/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttemptSession } from '../../../core/attempt/attempt-session';
import { checkInStepOf, checkInStepsOf } from '../../../core/attempt/check-in-step';
import { PageHeader, Stepper } from '../../../design';
import { useFormat } from '../../../hooks/use-format';
import { useStore } from '../../../hooks/use-store';
import './check-in.css';
import { ConnectStep } from './connect-step';
import { DevicesStep } from './devices-step';
import { LivenessStep } from './liveness/liveness-step';
import { NoticeStep } from './notice-step';
import { PhotoStep } from './photo-step';

/** The check-in in steps. Which one is shown follows from what the service knows and from what runs in this page. */
export function CheckInPage({ session, attempt }: { session: AttemptSession; attempt: Attempt }) {
  const { t } = useTranslation();
  const format = useFormat();
  const media = useStore(session.media.state);
  const [devicesConfirmed, setDevicesConfirmed] = useState(false);
  const { policy } = attempt.exam;
  const [photoConfirmed, setPhotoConfirmed] = useState(
    !asksForPhoto(policy) || attempt.checkIn.photo !== 'missing',
  );
  const [livenessConfirmed, setLivenessConfirmed] = useState(
    !asksForLiveness(policy) || attempt.checkIn.liveness !== 'missing',
  );

  const steps = checkInStepsOf(policy);
  const earliest = checkInStepOf(attempt.checkIn, media, policy);
  const isPast = earliest === 'liveness' || earliest === 'connect';
  const afterDevices =
    isPast && !photoConfirmed
      ? 'photo'
      : earliest === 'connect' && !livenessConfirmed
        ? 'liveness'
        : earliest;
  const step = devicesConfirmed ? afterDevices : 'devices';
  const number = steps.indexOf(step) + 1;
  const title = t(`check-in:step.${step}`);
  return (
    <>
      <PageHeader
        title={title}
        documentTitle={`${title} (${number}/${steps.length}), ${format.text(attempt.exam.title)}`}
        lead={format.text(attempt.exam.title)}
        focusOnChange
      />
      <Stepper
        label={t('check-in:steps')}
        steps={steps.map((key) => ({ key, title: t(`check-in:step.${key}`) }))}
        current={step}
        doneText={t('common:steps.done')}
      />
      {step === 'devices' ? (
        <DevicesStep session={session} policy={policy} onDone={() => setDevicesConfirmed(true)} />
      ) : step === 'notice' ? (
        <NoticeStep
          session={session}
          policy={policy}
          rules={attempt.rules}
          format={attempt.exam.format}
          roomScan={attempt.exam.roomScan}
          retention={attempt.exam.retention}
        />
      ) : step === 'photo' ? (
        <PhotoStep session={session} onDone={() => setPhotoConfirmed(true)} />
      ) : step === 'liveness' ? (
        <LivenessStep session={session} attempt={attempt} onDone={() => setLivenessConfirmed(true)} />
      ) : (
        <ConnectStep session={session} attempt={attempt} />
      )}
    </>
  );
}
