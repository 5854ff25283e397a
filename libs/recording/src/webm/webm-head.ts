import { EBML_ID, UNKNOWN_SIZE, ebmlHeader, float64, idBytes, master, size64, text, uint } from './ebml';
import { tracksElement, type WebmTracks } from './webm-tracks';

/** Timestamps count milliseconds. */
const TIMESTAMP_SCALE_NS = 1_000_000;
const APP_NAME = 'bakylau';

/** Where the Segment element's content begins; positions in an index count from here. */
export const SEGMENT_CONTENT_OFFSET =
  ebmlHeader().length + idBytes(EBML_ID.segment).length + UNKNOWN_SIZE.length;

/**
 * Everything before the clusters, with a segment of unknown length: this head with any segments behind it is a file that
 * players read from start to end.
 */
export function webmInit(tracks: WebmTracks): Buffer {
  return Buffer.concat([
    ebmlHeader(),
    idBytes(EBML_ID.segment),
    UNKNOWN_SIZE,
    infoElement(null),
    tracksElement(tracks),
  ]);
}

/** The same for a file of known content: `inner` stands between the tracks and the clusters. */
export function webmHeadOfKnownSize(options: {
  tracks: WebmTracks;
  durationMs: number;
  inner: Buffer;
  clustersSizeBytes: number;
}): Buffer {
  const content = Buffer.concat([
    infoElement(options.durationMs),
    tracksElement(options.tracks),
    options.inner,
  ]);
  return Buffer.concat([
    ebmlHeader(),
    idBytes(EBML_ID.segment),
    size64(content.length + options.clustersSizeBytes),
    content,
  ]);
}

function infoElement(durationMs: number | null): Buffer {
  return master(EBML_ID.info, [
    uint(EBML_ID.timestampScale, TIMESTAMP_SCALE_NS),
    ...(durationMs === null ? [] : [float64(EBML_ID.duration, durationMs)]),
    text(EBML_ID.muxingApp, APP_NAME),
    text(EBML_ID.writingApp, APP_NAME),
  ]);
}
