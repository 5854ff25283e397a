import { useEffect, useState } from 'react';
import { api } from '../core/api-client';
import { OralRoomLink } from '../core/oral/oral-room-link';
import { OUT_OF_ROOM, type OralRoomState } from '../core/oral/oral-room.state';
import { openOralRoomSocket } from '../core/socket-client';
import { Store } from '../core/store';
import { useStore } from './use-store';

export interface OralRoom {
  state: OralRoomState;
  /** Null while the room is not open. */
  link: OralRoomLink | null;
}

const NOWHERE = new Store<OralRoomState>(OUT_OF_ROOM);

/** Keeps the page in the room of an attempt while `isOpen`. */
export function useOralRoom(attemptId: string, isOpen: boolean): OralRoom {
  const [holder] = useState(() => new Store<OralRoomLink | null>(null));
  useEffect(() => {
    if (!isOpen) return;
    const link = new OralRoomLink({
      attemptId,
      windowId: api.windowId ?? undefined,
      openSocket: openOralRoomSocket,
      createDevice,
    });
    link.open();
    holder.set(link);
    return () => {
      link.close();
      holder.set(null);
    };
  }, [attemptId, isOpen, holder]);
  const link = useStore(holder);
  return { link, state: useStore(link?.state ?? NOWHERE) };
}

/** mediasoup-client is a fifth of a megabyte, so only a page that has a room loads it. */
async function createDevice() {
  const { Device } = await import('mediasoup-client');
  return Device.factory();
}
