import { type Attempt, observedSources, type WindowWaiting } from '@bakylau/contracts';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/failure';
import { announce } from '../../core/announcer';
import type { AttemptSession } from '../../core/attempt/attempt-session';
import { Button, Card, Dialog, Notice, PageHeader, Spinner } from '../../design';
import { useAction } from '../../hooks/use-action';
import { useErrorText } from '../../hooks/use-error-text';
import { useFormat } from '../../hooks/use-format';
import { useStore } from '../../hooks/use-store';

interface ElsewhereProps {
  session: AttemptSession;
  attempt: Attempt;
}

/** The exam is open in another window of the candidate: this one waits to be let in, or was left. It shows no question. */
export function ElsewherePage({ session, attempt }: ElsewhereProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { phase, waiting, error } = useStore(session.link.state);
  const isLeft = phase === 'taken_over';
  const isObserved = observedSources(attempt.exam.policy).length > 0;
  const title = t(isLeft ? 'windows:left.title' : 'windows:waiting.title');
  // The page is gone once the exam is here, so its end says that.
  useEffect(
    () => () => {
      if (session.link.state.get().phase === 'joined') announce(t('windows:arrived'), 'assertive');
    },
    [session, t],
  );
  if (phase === 'refused' && error) {
    return (
      <>
        <PageHeader title={format.text(attempt.exam.title)} focusOnMount />
        <Failure error={error} onRetry={() => session.link.takeBack()} />
      </>
    );
  }
  if (phase !== 'waiting' && !isLeft) return <Spinner text={t('windows:connecting')} />;
  return (
    <>
      <PageHeader
        key={phase}
        title={title}
        documentTitle={title}
        lead={format.text(attempt.exam.title)}
        focusOnMount
      />
      {isLeft ? (
        <LeftCard session={session} isObserved={isObserved} />
      ) : (
        <WaitingCard session={session} isObserved={isObserved} waiting={waiting} />
      )}
    </>
  );
}

interface CardProps {
  session: AttemptSession;
  /** Whether the exam takes in picture or sound at all. */
  isObserved: boolean;
}

function WaitingCard({ session, isObserved, waiting }: CardProps & { waiting: WindowWaiting | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const device = waiting?.openOn ? waiting.openOn : null;
  const where = device ? t('windows:waiting.openOn', { device }) : t('windows:waiting.openSomewhere');
  const mayTakeOver = waiting?.mayTakeOver ?? false;
  const next = t(mayTakeOver ? 'windows:own.text' : 'windows:waiting.asked');
  useEffect(() => announce(`${where} ${next}`, 'assertive'), [where, next]);
  return (
    <Card>
      <div className="stack prose">
        <p>{where}</p>
        <p>{next}</p>
        {mayTakeOver ? <TakeOver session={session} /> : <Spinner text={t('windows:waiting.spinner')} />}
        {waiting ? (
          <p className="muted numeric">{t('windows:waiting.since', { time: format.time(waiting.since) })}</p>
        ) : null}
        <ul className="bullet-list">
          <li>{t('windows:waiting.back')}</li>
          <li>{t('windows:waiting.gone')}</li>
          <li>
            {t('windows:waiting.saved')} {isObserved ? t('windows:waiting.time') : null}
          </li>
        </ul>
      </div>
    </Card>
  );
}

/** Nobody proctors the exam, so the candidate moves it; once more asked, because the other window stops then. */
function TakeOver({ session }: { session: AttemptSession }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [isAsking, setAsking] = useState(false);
  const move = useAction(useCallback(() => session.link.takeOver(), [session]));
  return (
    <div className="row">
      <Button tone="primary" onPress={() => setAsking(true)}>
        {t('windows:own.open')}
      </Button>
      <Dialog
        role="alertdialog"
        title={t('windows:own.title')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('common:action.cancel')}</Button>
            <Button tone="primary" isPending={move.pending} onPress={() => void move.run()}>
              {t('windows:own.move')}
            </Button>
          </>
        }
      >
        <p>{t('windows:own.meaning')}</p>
        {move.error ? (
          <Notice tone="danger" role="alert">
            {errorText(move.error)}
          </Notice>
        ) : null}
      </Dialog>
    </div>
  );
}

function LeftCard({ session, isObserved }: CardProps) {
  const { t } = useTranslation();
  const unsent = session.unsentAnswers;
  const text = [t('windows:left.text'), ...(isObserved ? [t('windows:left.media')] : [])].join(' ');
  useEffect(() => announce(text, 'assertive'), [text]);
  return (
    <Card>
      <div className="stack prose">
        <p>{text}</p>
        {unsent > 0 ? <Notice tone="warning">{t('windows:left.unsent', { count: unsent })}</Notice> : null}
        <p>{t('windows:left.close')}</p>
        <div className="row">
          <Button onPress={() => session.link.takeBack()}>{t('windows:left.ask')}</Button>
        </div>
      </div>
    </Card>
  );
}
