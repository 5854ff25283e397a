import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from './catalogue';
import { modelCard, type ModelManifest } from './model-manifest';

const folder = join(__dirname, '../../models');
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as ModelManifest;

describe('models/manifest.json', () => {
  it.each(manifest.models.map((model) => [model.name, model] as const))(
    'describes %s as it lies there',
    (_, model) => {
      const file = readFileSync(join(folder, model.file));

      expect(createHash('sha256').update(file).digest('hex')).toBe(model.sha256);
      expect(file.length).toBe(model.sizeBytes);
      expect(model.parity.relativeDifference).toBeLessThanOrEqual(1e-3);
      expect(model.licence).not.toBe('');
    },
  );

  it('names every network of the folder and of the catalogue', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.onnx'));

    expect(manifest.models.map((model) => model.file).sort()).toEqual(files.sort());
    expect(manifest.models.map((model) => model.name)).toEqual(
      catalogue.map((definition) => definition.name),
    );
  });

  it('comes with a model card each, as the catalogue has it', () => {
    for (const definition of catalogue) {
      const entry = manifest.models.find((model) => model.name === definition.name)!;
      expect(readFileSync(join(folder, `${definition.name}.md`), 'utf8')).toBe(modelCard(definition, entry));
    }
  });

  it('keeps the folder small enough to clone', () => {
    const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);

    expect(bytes).toBeLessThan(35_000_000);
  });
});
