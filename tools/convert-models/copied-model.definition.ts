import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ManifestInput, type ModelCard, type ShippedModel } from './model-definition';

export interface CopiedModelOptions {
  name: string;
  package: string;
  /** Path of the `.onnx` file inside the package. */
  sourceFile: string;
  input: Omit<ManifestInput, 'meaning'>;
  card: ModelCard;
}

/** A network that comes as an ONNX file already and is copied byte for byte. */
export class CopiedModelDefinition implements ShippedModel {
  readonly name: string;
  readonly package: string;
  readonly sourceFiles: string[];
  readonly input: Omit<ManifestInput, 'meaning'>;
  readonly card: ModelCard;

  constructor(options: CopiedModelOptions) {
    this.name = options.name;
    this.package = options.package;
    this.sourceFiles = [options.sourceFile];
    this.input = options.input;
    this.card = options.card;
  }

  async build(folder: string): Promise<Uint8Array> {
    return readFile(join(folder, this.sourceFiles[0]!));
  }
}
