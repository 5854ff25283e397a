import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type GatewayProcess } from '../../../test/medium/gateway-process';
import { type RecordingWorld } from '../media/recording-world';

export const VICTIMS = ['gateway', 'uploader', 'store'] as const;
export type Victim = (typeof VICTIMS)[number];

/** A segment is closed about every ten seconds, at the latest after twenty-five. */
const UPLOAD_WAIT_MS = 30_000;
/** An upload takes about so long: the kill falls before, in or behind it. */
const UPLOAD_MS = 60;
const MAX_GATEWAY_AWAY_MS = 2_000;
const MAX_STORE_AWAY_MS = 6_000;

export interface Strike {
  world: RecordingWorld;
  gateway: GatewayProcess;
  sessionId: string;
  /** 0 to 1. */
  random: () => number;
}

/**
 * Kills one part without a warning and starts it again. The uploader lives in the gateway's process, so it is killed with it, at
 * the moment at which a closed segment is on its way to the store.
 * @returns the moment of the kill, ms since 1970
 */
export async function strike(victim: Victim, { world, gateway, sessionId, random }: Strike): Promise<number> {
  if (victim === 'store') {
    const atMs = Date.now();
    await world.s3.kill();
    await sleep(random() * MAX_STORE_AWAY_MS);
    await world.s3.restart();
    return atMs;
  }
  if (victim === 'uploader') await segmentClosed(join(gateway.dataDir, 'recording', sessionId));
  await sleep(victim === 'uploader' ? random() * UPLOAD_MS : 0);
  const atMs = Date.now();
  await gateway.kill();
  await sleep(random() * MAX_GATEWAY_AWAY_MS);
  await gateway.restart();
  return atMs;
}

/** Resolves when the next segment of the session has got the name of a closed one. */
function segmentClosed(folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const watcher = watch(folder, (_event, name) => {
      if (name?.endsWith('.webm') && existsSync(join(folder, name))) end(resolve);
    });
    const timer = setTimeout(() => end(() => reject(new Error('No segment was closed'))), UPLOAD_WAIT_MS);
    const end = (then: () => void) => {
      clearTimeout(timer);
      watcher.close();
      then();
    };
  });
}
