import { useEffect, useState } from 'react';

/** The quiet end of the shown scale, dBFS. */
export const SOUND_METER_FLOOR_DBFS = -80;
const EVERY_MS = 150;

/** Level of a live sound track, RMS in dBFS; null while there is none. */
export function useSoundLevel(track: MediaStreamTrack | null): number | null {
  const [measured, setMeasured] = useState<{ track: MediaStreamTrack; levelDbfs: number } | null>(null);
  useEffect(() => {
    if (!track) return;
    const context = new AudioContext();
    const source = context.createMediaStreamSource(new MediaStream([track]));
    const analyser = context.createAnalyser();
    analyser.fftSize = 2048;
    source.connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      if (context.state === 'suspended') void context.resume();
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      const levelDbfs = power > 0 ? 10 * Math.log10(power) : SOUND_METER_FLOOR_DBFS;
      setMeasured({ track, levelDbfs: Math.max(SOUND_METER_FLOOR_DBFS, levelDbfs) });
    }, EVERY_MS);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }, [track]);
  return measured && measured.track === track ? measured.levelDbfs : null;
}
