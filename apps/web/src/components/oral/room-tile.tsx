import type { ReactNode } from 'react';
import { LiveVideo } from '../live/live-video';
import './oral.css';

export interface RoomTileProps {
  name: string;
  /** What the person is here. */
  part: string;
  track: MediaStreamTrack | null;
  label: string;
  placeholder: string;
  children?: ReactNode;
}

/** One person of the room. */
export function RoomTile({ name, part, track, label, placeholder, children }: RoomTileProps) {
  return (
    <li className="oral-tile">
      <LiveVideo shape="camera" track={track} label={label} placeholder={placeholder} />
      <div className="oral-tile__name">
        <strong>{name}</strong> <span className="muted small">{part}</span>
        {children}
      </div>
    </li>
  );
}
