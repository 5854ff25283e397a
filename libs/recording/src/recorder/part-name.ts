import { CHAIN_NAME, type RecordingChain } from '../recording-chain';

const NAME = new RegExp(`^(${CHAIN_NAME})-(\\d+)-(\\d+)\\.(part|webm)$`);

export interface SegmentIdentity {
  chain: RecordingChain;
  run: number;
  seq: number;
}

/** Local name of a segment that is being written; after closing it ends with `.webm`. */
export function partName({ chain, run, seq }: SegmentIdentity): string {
  return `${chain}-${run}-${seq}.part`;
}

/** The inverse, for both endings; null for files that are none of ours. */
export function parsePartName(name: string): (SegmentIdentity & { isClosed: boolean }) | null {
  const [, chain, run, seq, ending] = NAME.exec(name) ?? [];
  if (chain === undefined) return null;
  return { chain: chain as RecordingChain, run: Number(run), seq: Number(seq), isClosed: ending === 'webm' };
}
