import { useEffect, useMemo } from 'react';
import { LiveRoom } from '../core/live/live-room';
import { openProctorSocket } from '../core/socket-client';

/** Connects to an exam for as long as the page is open. */
export function useLiveRoom(examId: string): LiveRoom {
  const room = useMemo(
    () => new LiveRoom(examId, { openSocket: openProctorSocket, createDevice: createReceivingDevice }),
    [examId],
  );
  useEffect(() => {
    room.open();
    return () => room.close();
  }, [room]);
  return room;
}

/** mediasoup-client is a fifth of a megabyte, so only the page that receives media loads it. */
async function createReceivingDevice() {
  const { Device } = await import('mediasoup-client');
  return Device.factory();
}
