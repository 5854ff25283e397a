import type { LivenessBegun, LivenessKind, LivenessProgress } from '@bakylau/contracts';
import type { ApiClient } from '../api-client';

/** What a try asks of the service. All throw ApiError. */
export interface LivenessCalls {
  begin(kind: LivenessKind): Promise<LivenessBegun>;
  sendFrame(challengeId: string, frame: Blob): Promise<LivenessProgress>;
  sendSound(challengeId: string, clip: Blob): Promise<LivenessProgress>;
  end(challengeId: string): Promise<LivenessProgress>;
}

export function livenessCalls(api: ApiClient, attemptId: string): LivenessCalls {
  const params = { attemptId };
  return {
    begin: (kind) => api.call('beginLiveness', { params, body: { kind } }),
    sendFrame: (challengeId, upload) =>
      api.call('sendLivenessFrame', { params: { attemptId, challengeId }, upload }),
    sendSound: (challengeId, upload) =>
      api.call('sendLivenessSound', { params: { attemptId, challengeId }, upload, timeoutMs: 30_000 }),
    end: (challengeId) => api.call('endLiveness', { params: { attemptId, challengeId } }),
  };
}
