import { type Artefact } from '@bakylau/contracts';
import { IncidentRecord, LocalRecordingPart, RecordingSegment } from '@bakylau/persistence';
import { type DeletedObject, MANIFEST_NAME, PUBLIC_KEY_NAME, sessionFolder } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What proves the session stays: it holds hashes, no picture and no sound. */
const KEPT = new Set([MANIFEST_NAME, PUBLIC_KEY_NAME]);

/** Handed-in files are answers, which the university keeps with the result. */
const ANSWERS = 'answers/';

/**
 * Sorts what lies in a session's folder by artefact. The store's own list is the truth, so that photos of earlier tries and
 * objects whose row was never written go too; keys of the database are added, whether or not the store has them.
 */
@Injectable()
export class SessionArtefacts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ObjectStore,
  ) {}

  /** Objects by artefact; an artefact without objects is not in the map. */
  async list(sessionId: string): Promise<Map<Artefact, DeletedObject[]>> {
    const { manager } = this.dataSource;
    const incidents = await manager.findBy(IncidentRecord, { sessionId });
    const segments = await manager.findBy(RecordingSegment, { sessionId });
    const local = await manager.findBy(LocalRecordingPart, { sessionId });
    const confirmed = incidents.filter(({ verdict }) => verdict === 'confirmed');
    const clips = new Set<string>(confirmed.flatMap(({ evidenceKey }) => evidenceKey ?? []));
    // What a browser recorded plays from its beginning only, so it stays or goes as a whole.
    for (const { startMs, endMs, keys } of [...segments.map(spanOfSegment), ...spansOfLocal(local)]) {
      const isShown = confirmed.some(
        ({ startedAtMs, endedAtMs }) => startMs <= (endedAtMs ?? startedAtMs) && endMs >= startedAtMs,
      );
      if (isShown) for (const key of keys) clips.add(key);
    }
    const sizes = new Map<string, number>();
    for (const { objectKey } of [...segments, ...local]) sizes.set(objectKey, 0);
    for (const { evidenceKey } of incidents) if (evidenceKey) sizes.set(evidenceKey, 0);
    const folder = sessionFolder(sessionId);
    for await (const { key, sizeBytes } of this.store.list(folder)) sizes.set(key, sizeBytes);
    const byArtefact = new Map<Artefact, DeletedObject[]>();
    for (const [key, sizeBytes] of sizes) {
      const path = key.slice(folder.length);
      if (KEPT.has(path) || path.startsWith(ANSWERS)) continue;
      const artefact = clips.has(key) ? 'clip' : artefactOfPath(path);
      byArtefact.set(artefact, [...(byArtefact.get(artefact) ?? []), { key, sizeBytes }]);
    }
    return byArtefact;
  }
}

/** Objects that play together, session milliseconds. */
interface RecordedSpan {
  startMs: number;
  endMs: number;
  keys: string[];
}

function spanOfSegment({ startMs, endMs, objectKey }: RecordingSegment): RecordedSpan {
  return { startMs, endMs, keys: [objectKey] };
}

function spansOfLocal(parts: readonly LocalRecordingPart[]): RecordedSpan[] {
  const spans = new Map<string, RecordedSpan>();
  for (const { recordingId, startMs, endMs, objectKey } of parts) {
    const span = spans.get(recordingId) ?? { startMs, endMs, keys: [] };
    span.endMs = Math.max(span.endMs, endMs);
    span.keys.push(objectKey);
    spans.set(recordingId, span);
  }
  return [...spans.values()];
}

function artefactOfPath(path: string): Artefact {
  if (path.startsWith('check-in/')) return 'face';
  if (path.startsWith('room-scans/')) return 'room_scan';
  return 'recording';
}
