/** Output name to raw numbers. */
export type RawOutputs = Record<string, Float32Array>;

export interface Picture {
  /** Rows of 8-bit RGB, exactly as large as the network's input. */
  pixels: Uint8Array;
}

export interface ModelCard {
  purpose: string;
  origin: string;
  licence: string;
  licenceNote: string;
  input: string;
  outputs: Record<string, string>;
  weaknesses: string[];
}

/** One network that ships in models/: where it comes from, how it is built, what it is compared with. */
export interface ModelDefinition {
  name: string;
  package: string;
  sourceFiles: string[];
  size: { width: number; height: number };
  card: ModelCard;
  build(folder: string, metadata: Record<string, string>): Promise<Uint8Array>;
  /** Raw outputs of the original on tfjs-wasm, by the names that the converted file uses. */
  reference(folder: string, picture: Picture): Promise<RawOutputs>;
}
