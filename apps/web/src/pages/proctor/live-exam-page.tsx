import type { Incident } from '@bakylau/contracts';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { BackLink } from '../../components/back-link';
import { Failure } from '../../components/failure';
import { DutySwitch } from '../../components/live/duty-switch';
import { ExamClock } from '../../components/live/exam-clock';
import { IncidentFeed } from '../../components/live/incident-feed';
import { LiveTile } from '../../components/live/live-tile';
import { mediaConditionOf } from '../../components/live/media-condition';
import { OpenedCandidate } from '../../components/live/opened-candidate';
import { WaitingWindows } from '../../components/live/waiting-windows';
import { announce } from '../../core/announcer';
import { ApiError } from '../../core/api-error';
import { feedOf, isOnDutyFor, openIncidentsOf, tilesOf } from '../../core/live/live-exam.state';
import { trackKey } from '../../core/live/receive-media';
import { ButtonLink, EmptyState, PageHeader, Spinner } from '../../design';
import { useExamTitle } from '../../hooks/use-exam-title';
import { useLiveRoom } from '../../hooks/use-live-room';
import { useStore } from '../../hooks/use-store';
import { ConnectionMark } from '../../components/live/connection-mark';

/** The live page of one exam: the wall of candidates, the opened one, and the feed of incidents. */
export function LiveExamPage() {
  const { examId = '' } = useParams();
  const { t } = useTranslation();
  const room = useLiveRoom(examId);
  const state = useStore(room.state);
  const tracks = useStore(room.tracks);
  const title = useExamTitle(examId);
  const [search, setSearch] = useSearchParams();
  const openedId = search.get('session');
  const [visible, setVisible] = useState<readonly string[]>([]);

  const showsAll = search.get('show') === 'all';

  const setParameter = (name: string, value: string | null) => {
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        if (value === null) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  };
  const open = (sessionId: string | null) => setParameter('session', sessionId);
  const onVisible = useCallback((sessionId: string, isVisible: boolean) => {
    setVisible((ids) => {
      if (ids.includes(sessionId) === isVisible) return ids;
      return isVisible ? [...ids, sessionId] : ids.filter((id) => id !== sessionId);
    });
  }, []);

  useEffect(() => room.watch({ tiles: visible, opened: openedId }), [room, visible, openedId]);

  const nameOf = (sessionId: string) =>
    state.sessions.get(sessionId)?.candidateName ?? t('proctor:live.unknownName');
  useEffect(
    () =>
      room.onIncidentOpened((incident: Incident) => {
        const now = room.state.get();
        const session = now.sessions.get(incident.sessionId);
        if (session && !showsAll && !isOnDutyFor(now, session)) return;
        const name = session?.candidateName ?? '';
        const ledger = t(`terms:ledger.${incident.ledger}`);
        announce(t('proctor:feed.announce', { ledger, rule: t(`terms:rule.${incident.rule}`), name }));
      }),
    [room, t, showsAll],
  );

  if (state.refusedWith) return <Failure error={new ApiError(state.refusedWith)} />;
  const tiles = tilesOf(state);
  const onDuty = tiles.filter((session) => isOnDutyFor(state, session));
  const shown = showsAll ? tiles : onDuty;
  const isFed = ({ sessionId }: Incident) => {
    const session = state.sessions.get(sessionId);
    return showsAll || !session || isOnDutyFor(state, session);
  };
  const opened = openedId ? state.sessions.get(openedId) : undefined;
  const producers = [...state.producers.values()];
  const condition = (session: (typeof tiles)[number], source: 'camera' | 'screen') =>
    mediaConditionOf(session, source, producers, tracks.get(trackKey(session.id, source)) ?? null);

  return (
    <div className="bk-wide bk-live">
      <div className="bk-live__wall">
        <BackLink to="/proctor">{t('proctor:list.back')}</BackLink>
        <PageHeader
          title={title ? t('proctor:live.titleOf', { title }) : t('proctor:live.title')}
          lead={<ConnectionMark connection={state.connection} />}
          actions={
            <ButtonLink to={`/proctor/exams/${examId}/review`}>{t('proctor:live.toReview')}</ButtonLink>
          }
        />
        <ExamClock examId={examId} sessions={tiles} />
        {shown.map((session) => (
          <WaitingWindows key={session.id} session={session} />
        ))}
        {opened ? (
          <OpenedCandidate
            session={opened}
            tracks={tracks}
            camera={condition(opened, 'camera')}
            screen={condition(opened, 'screen')}
            roomScan={state.roomScans.get(opened.id)}
            onClose={() => open(null)}
          />
        ) : null}
        <section className="stack" aria-label={t('proctor:live.wall')}>
          <h2>{t('proctor:live.candidates', { count: shown.length })}</h2>
          {state.ownSittings.length > 0 ? (
            <DutySwitch
              rooms={state.ownSittings.map(({ room: name }) => name)}
              elsewhere={tiles.length - onDuty.length}
              showsAll={showsAll}
              onChange={(all) => setParameter('show', all ? 'all' : null)}
            />
          ) : null}
          {state.generation === 0 ? (
            <Spinner text={t('proctor:live.connecting')} />
          ) : shown.length === 0 ? (
            <EmptyState title={t('proctor:live.emptyTitle')}>{t('proctor:live.emptyText')}</EmptyState>
          ) : (
            <ul className="bk-tiles">
              {shown.map((session) => (
                <LiveTile
                  key={session.id}
                  session={session}
                  track={tracks.get(trackKey(session.id, 'camera')) ?? null}
                  condition={condition(session, 'camera')}
                  openIncidents={openIncidentsOf(state, session.id)}
                  isOpened={session.id === openedId}
                  onOpen={() => open(session.id)}
                  onVisible={onVisible}
                />
              ))}
            </ul>
          )}
        </section>
      </div>
      <IncidentFeed incidents={feedOf(state).filter(isFed)} nameOf={nameOf} onOpenCandidate={open} />
    </div>
  );
}
