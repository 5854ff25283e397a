import { useEffect, useRef, type Ref } from 'react';
import './media-preview.css';

export interface MediaPreviewProps {
  track: MediaStreamTrack;
  /** What the picture is, for screen readers. */
  label: string;
  mirrored?: boolean;
  ref?: Ref<HTMLVideoElement>;
  className?: string;
}

/** Live picture of a local or received video track, without sound. */
export function MediaPreview({ track, label, mirrored, ref, className }: MediaPreviewProps) {
  const own = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = own.current;
    if (!video) return;
    video.srcObject = new MediaStream([track]);
    // Autoplay may lose against a quick change of tracks; the next one plays.
    void video.play().catch(() => undefined);
    return () => {
      video.srcObject = null;
    };
  }, [track]);
  return (
    <video
      ref={(element) => {
        own.current = element;
        if (typeof ref === 'function') ref(element);
        else if (ref) ref.current = element;
      }}
      className={['bk-preview', mirrored ? 'bk-preview--mirrored' : '', className ?? ''].join(' ')}
      aria-label={label}
      autoPlay
      muted
      playsInline
    />
  );
}
