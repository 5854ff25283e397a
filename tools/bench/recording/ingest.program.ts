import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MEDIA_SOURCES, type MediaSource } from '@bakylau/contracts';
import { FolderObjectStore } from '@bakylau/storage';
import { RecorderTicker } from '../../../apps/gateway/src/recording/recorder-ticker';
import { makeHeapRoomy } from '../../../apps/gateway/src/recording/roomy-heap';
import { MediaWorker } from '../../../apps/gateway/src/sfu/media-worker';
import { startBenchRun } from '../media/bench-run';
import { openPlainProducer } from '../media/plain-producer';
import { streamIdentity } from '../media/stream-identity';
import { type IngestPlaces } from './ingest-process';

/** The gateway's SFU, recorders and upload for some candidates; says where to send, and ends when its input does. */
async function main(): Promise<void> {
  makeHeapRoomy();
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-ingest-'));
  const store = new FolderObjectStore(join(folder, 'store'));
  await store.ready();
  const worker = await MediaWorker.start({
    index: 0,
    listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }],
    workerBin: null,
  });
  const ticker = new RecorderTicker();
  const ports: Record<MediaSource, number>[] = [];
  for (let candidate = 0; candidate < Number(process.argv[2]); candidate++) {
    const directory = join(folder, String(candidate));
    mkdirSync(directory);
    const { media, recorder } = await startBenchRun(worker, directory);
    recorder.on('segment', ({ path }) => {
      const key = `sessions/${candidate}/${path.split('/').pop()}`;
      void readFile(path)
        .then((content) => store.put(key, content, 'video/webm'))
        .then(() => rm(path));
    });
    ticker.add(recorder);
    const own: Partial<Record<MediaSource, number>> = {};
    for (const source of MEDIA_SOURCES) own[source] = await openPlainProducer(media, streamIdentity(source));
    ports.push(own as Record<MediaSource, number>);
  }
  console.log(JSON.stringify({ ports, workerPid: worker.pid } satisfies IngestPlaces));
  await once(process.stdin.resume(), 'end');
  ticker.onApplicationShutdown();
  worker.close();
  rmSync(folder, { recursive: true });
  process.exit();
}

void main();
