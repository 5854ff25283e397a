import { useCallback, useEffect, useState } from 'react';
import { toApiError, type ApiError } from '../../../core/api-error';
import type { AttemptSession } from '../../../core/attempt/attempt-session';
import { measureUploadKbps } from '../../../core/media/upload-speed';

export interface UploadSpeed {
  kbps: number | null;
  /** 0 to 1 while it is measured, else null. */
  progress: number | null;
  error: ApiError | null;
  measure: () => void;
}

/** Measures the upload speed when the step opens, and again on demand. */
export function useUploadSpeed(session: AttemptSession): UploadSpeed {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<Omit<UploadSpeed, 'measure'>>({ kbps: null, progress: 0, error: null });

  useEffect(() => {
    let current = true;
    const show = (next: Omit<UploadSpeed, 'measure'>) => {
      if (current) setState(next);
    };
    measureUploadKbps({
      send: (body) => (current ? session.probeUpload(body) : Promise.reject(new Error('left'))),
      onProgress: (progress) => show({ kbps: null, progress, error: null }),
    }).then(
      (kbps) => show({ kbps, progress: null, error: null }),
      (thrown: unknown) => show({ kbps: null, progress: null, error: toApiError(thrown) }),
    );
    return () => {
      current = false;
    };
  }, [session, round]);

  const measure = useCallback(() => {
    setState({ kbps: null, progress: 0, error: null });
    setRound((n) => n + 1);
  }, []);
  return { ...state, measure };
}
