import type { LiveProducer, SessionSummary } from '@bakylau/contracts';

/** How a candidate's picture stands: `lost` is the candidate's connection, `opening` only ours. */
export type MediaCondition = 'live' | 'opening' | 'lost' | 'none';

export function mediaConditionOf(
  session: SessionSummary,
  source: LiveProducer['source'],
  producers: Iterable<LiveProducer>,
  track: MediaStreamTrack | null,
): MediaCondition {
  if (session.state === 'interrupted') return 'lost';
  const sends = [...producers].some((it) => it.sessionId === session.id && it.source === source);
  if (!sends) return 'none';
  return track ? 'live' : 'opening';
}
