import { type OriginalNetwork } from '@bakylau/models';

export interface ModelCard {
  purpose: string;
  origin: string;
  licence: string;
  licenceNote: string;
  input: string;
  outputs: Record<string, string>;
  weaknesses: string[];
}

/** The first input of a network, as the manifest has it. */
export interface ManifestInput {
  name: string;
  type: string;
  shape: number[];
  meaning: string;
}

/** One network that ships in models/: where it comes from and how it is built. */
export interface ShippedModel {
  name: string;
  package: string;
  sourceFiles: string[];
  input: Omit<ManifestInput, 'meaning'>;
  card: ModelCard;
  build(folder: string, metadata: Record<string, string>): Promise<Uint8Array>;
}

/** A network that is translated from another format, and what it is compared with. It looks at pictures. */
export interface ModelDefinition extends Omit<ShippedModel, 'input'> {
  size: { width: number; height: number };
  original: OriginalNetwork;
}

export function isConverted(definition: ModelDefinition | ShippedModel): definition is ModelDefinition {
  return 'original' in definition;
}
