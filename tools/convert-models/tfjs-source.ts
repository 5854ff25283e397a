import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ManifestEntry, readStoredWeights, type StoredWeight } from './stored-weight';

interface TfjsAttribute {
  s?: string;
  i?: string | number;
  f?: number;
  b?: boolean;
  list?: { i?: (string | number)[]; s?: string[] };
  shape?: { dim: { size: string }[] };
}

export interface TfjsNode {
  name: string;
  op: string;
  input?: string[];
  attr?: Record<string, TfjsAttribute>;
}

export interface TfjsGraphJson {
  format?: string;
  modelTopology: { node: TfjsNode[] };
  weightsManifest: { paths: string[]; weights: ManifestEntry[] }[];
  userDefinedMetadata?: unknown;
  signature?: unknown;
}

/** A tfjs graph model as its package ships it: the topology and the undecoded weights file. */
export interface TfjsGraph {
  json: TfjsGraphJson;
  file: Uint8Array;
  weights: Map<string, StoredWeight>;
}

export interface PackageSource {
  package: string;
  version: string;
  folder: string;
}

export function findPackage(name: string): PackageSource {
  const manifestPath = require.resolve(`${name}/package.json`);
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as { version: string };
  return { package: name, version: manifest.version, folder: dirname(manifestPath) };
}

export function readTfjsGraph(folder: string, name: string): TfjsGraph {
  const json = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as TfjsGraphJson;
  const file = Buffer.concat(
    json.weightsManifest.flatMap((group) => group.paths.map((path) => readFileSync(join(folder, path)))),
  );
  const entries = json.weightsManifest.flatMap((group) => group.weights);
  return { json, file, weights: readStoredWeights(entries, file) };
}

export const attrText = (node: TfjsNode, key: string): string =>
  Buffer.from(node.attr?.[key]?.s ?? '', 'base64').toString('utf8');

export const attrTexts = (node: TfjsNode, key: string): string[] =>
  (node.attr?.[key]?.list?.s ?? []).map((item) => Buffer.from(item, 'base64').toString('utf8'));

export const attrInts = (node: TfjsNode, key: string): number[] =>
  (node.attr?.[key]?.list?.i ?? []).map(Number);

export const attrInt = (node: TfjsNode, key: string): number => Number(node.attr?.[key]?.i ?? 0);

export const attrFloat = (node: TfjsNode, key: string): number => Number(node.attr?.[key]?.f ?? 0);

export const attrFlag = (node: TfjsNode, key: string): boolean => node.attr?.[key]?.b ?? false;
