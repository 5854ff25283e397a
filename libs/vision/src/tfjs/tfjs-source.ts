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

/** @param files the description, then the weights in the order of its manifest */
export function readTfjsGraph(files: Buffer[]): TfjsGraph {
  const [description, ...weights] = files;
  const json = JSON.parse(description!.toString('utf8')) as TfjsGraphJson;
  const file = Buffer.concat(weights);
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
