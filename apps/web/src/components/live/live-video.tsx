import { useEffect, useRef } from 'react';
import './live.css';

export interface LiveVideoProps {
  track: MediaStreamTrack | null;
  /** What the picture shows and of whom. */
  label: string;
  /** Stands in place of the picture while there is none. */
  placeholder: string;
  shape: 'camera' | 'screen';
}

/** A live picture without controls; its sound comes from elsewhere. */
export function LiveVideo({ track, label, placeholder, shape }: LiveVideoProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (!video.current) return;
    video.current.srcObject = track ? new MediaStream([track]) : null;
  }, [track]);
  return (
    <div className={`bk-live-video bk-live-video--${shape}`}>
      <video ref={video} autoPlay playsInline muted aria-label={label} hidden={!track} />
      {track ? null : <p className="bk-live-video__placeholder">{placeholder}</p>}
    </div>
  );
}
