import { setTimeout as sleep } from 'node:timers/promises';

/** The SFU hands packets over in bunches of about this length, and the recorders' timer fires as often as in the gateway. */
const BUNCH_MS = 5;
const TICK_MS = 100;

/**
 * Calls `send` with every packet at its time, in real time.
 * @param tick every 100 ms, with the time since the beginning in ms
 */
export async function inRealTime<Packet extends { mediaMs: number }>(
  packets: readonly Packet[],
  send: (packet: Packet) => void,
  tick: (nowMs: number) => void = () => undefined,
): Promise<void> {
  const startedAt = performance.now();
  let lastTick = 0;
  for (let next = 0; next < packets.length;) {
    await sleep(BUNCH_MS);
    const nowMs = performance.now() - startedAt;
    for (; next < packets.length && packets[next]!.mediaMs <= nowMs; next++) send(packets[next]!);
    if (nowMs - lastTick >= TICK_MS) tick((lastTick = nowMs));
  }
}
