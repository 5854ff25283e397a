/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../tools/convert-models/catalogue';
import { isConverted } from '../../tools/convert-models/model-definition';
import { type ModelManifest } from '../../tools/convert-models/model-manifest';
import { measureParity } from '../../tools/convert-models/parity';
import { findPackage } from '../../tools/convert-models/package-source';

jest.setTimeout(120_000);
// Jest has a resolver of its own, to which Node's hooks do not reach: the same alias in Jest's way.
jest.mock('../../libs/vision/src/tfjs/tfjs-alias', () => ({ withTfjsCore: (load: () => unknown) => load() }));
jest.mock('@tensorflow/tfjs', () => jest.requireActual<object>('@tensorflow/tfjs-core'), { virtual: true });

const modelsFolder = join(__dirname, '../../models');
const pictures = ['C000380', 'A000069', 'V000081', 'biden_blue_room'].map((name) =>
  join(__dirname, '../fixtures/faces', `${name}.jpg`),
);
const manifest = JSON.parse(readFileSync(join(modelsFolder, 'manifest.json'), 'utf8')) as ModelManifest;

describe('models against their originals on tfjs-wasm', () => {
  it.each(catalogue.filter(isConverted).map((definition) => [definition.name, definition] as const))(
    '%s gives the same raw output',
    async (name, definition) => {
      const model = readFileSync(join(modelsFolder, `${name}.onnx`));

      const { relative } = await measureParity(definition, model, pictures);

      expect(relative).toBeLessThanOrEqual(1e-3);
    },
  );

  it.each(catalogue.map((definition) => [definition.name, definition] as const))(
    '%s is built to the same bytes again',
    async (name, definition) => {
      const source = findPackage(definition.package);
      const model = await definition.build(source.folder, {
        source: `${source.package}@${source.version}`,
        files: definition.sourceFiles.join(', '),
      });

      const entry = manifest.models.find((candidate) => candidate.name === name)!;
      expect(createHash('sha256').update(model).digest('hex')).toBe(entry.sha256);
    },
  );
});
