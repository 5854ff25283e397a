import { isCandidateChain, type RecordingChain, type SessionReview } from '@bakylau/contracts';
import { useEffect, useMemo } from 'react';
import { urlOf } from '../core/api-client';
import { TimelineFrames } from '../core/review/timeline-frames';

/** The pictures of one session's timeline, let go with the page. */
export function useTimelineFrames(review: Pick<SessionReview, 'session' | 'recordings'>): TimelineFrames {
  const sessionId = review.session.id;
  const chains = review.recordings
    .map(({ chain }) => chain)
    .filter(isCandidateChain)
    .join(' ');
  const frames = useMemo(() => {
    const recorded = chains.split(' ').filter(Boolean) as RecordingChain[];
    return new TimelineFrames(recorded, async (chain, atMs, signal) => {
      const url = urlOf('getRecordingFrame', { params: { sessionId, chain }, query: { atMs } });
      const response = await fetch(url, { signal });
      if (response.status === 404) return null;
      if (!response.ok) throw new Error(`The picture was refused with ${response.status}`);
      return response.blob();
    });
  }, [sessionId, chains]);
  useEffect(() => () => frames.close(), [frames]);
  return frames;
}
