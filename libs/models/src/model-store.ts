import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ModelReference } from '@bakylau/contracts';
import { z } from 'zod';
import { ModelStoreError } from './model-store.errors';
import { modelSourceSchema, type OriginalModel, originalNetworkSchema } from './original-network';

const manifestSchema = z.object({
  models: z.array(
    z.object({
      name: z.string(),
      file: z.string(),
      sha256: z.string(),
      input: z.object({ shape: z.array(z.number().int().positive()) }),
      source: modelSourceSchema.optional(),
      original: originalNetworkSchema.optional(),
    }),
  ),
});
type Manifest = z.infer<typeof manifestSchema>;

/** A network's file, as the manifest has it. */
export interface StoredModel {
  bytes: Uint8Array;
  /** Of the network's first input. */
  inputShape: number[];
  reference: ModelReference;
}

/** The folder models/: hands networks out by name and only in the exact version that the manifest names. */
export class ModelStore {
  private constructor(
    private readonly folder: string,
    private readonly manifest: Manifest,
  ) {}

  /** @throws ModelStoreError when the folder holds no manifest that can be read */
  static async open(folder: string): Promise<ModelStore> {
    try {
      const text = await readFile(join(folder, 'manifest.json'), 'utf8');
      return new ModelStore(folder, manifestSchema.parse(JSON.parse(text)));
    } catch {
      throw new ModelStoreError(
        `No readable manifest.json in ${folder}; check MODELS_DIR or run "npm run models:build".`,
      );
    }
  }

  /** @throws ModelStoreError when the manifest has no such network */
  reference(name: string): ModelReference {
    return { name, sha256: this.entry(name).sha256 };
  }

  /** @throws ModelStoreError when the network is missing or is not the file of the manifest */
  async read(name: string): Promise<StoredModel> {
    const entry = this.entry(name);
    const bytes = await readFile(join(this.folder, entry.file)).catch(() => {
      throw new ModelStoreError(`${entry.file} is missing in ${this.folder}; run "npm run models:build".`);
    });
    // An explanation card names the hash of the network, so a file of another hash must not run.
    if (createHash('sha256').update(bytes).digest('hex') !== entry.sha256) {
      throw new ModelStoreError(`${entry.file} is not the file of the manifest; run "npm run models:build".`);
    }
    return { bytes, inputShape: entry.input.shape, reference: this.reference(name) };
  }

  /** What the network was translated from. @throws ModelStoreError when it was not translated */
  original(name: string): OriginalModel {
    const { source, original, input } = this.entry(name);
    if (!source || !original)
      throw new ModelStoreError(`The manifest names no original of "${name}"; set ANALYSIS_BACKEND=onnx.`);
    return { name, source, network: original, inputShape: input.shape };
  }

  private entry(name: string): Manifest['models'][number] {
    const entry = this.manifest.models.find((model) => model.name === name);
    if (!entry) throw new ModelStoreError(`The manifest has no model "${name}"; run "npm run models:build".`);
    return entry;
  }
}
