import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { catalogue } from './catalogue';
import { isConverted } from './model-definition';
import { type ManifestModel, manifestEntry, modelCard, type ModelManifest } from './model-manifest';
import { measureParity } from './parity';
import { findPackage } from './package-source';

const modelsFolder = resolve('models');
/** Public-domain portraits: a difference only matters on what the networks are made for. */
const pictures = ['C000380', 'A000069', 'E000295', 'obama_blue_room'].map((name) =>
  resolve('test/fixtures/faces', `${name}.jpg`),
);
/** Raw outputs may differ from the original by this share; more means that a translation is wrong. */
const allowedDifference = 1e-3;

async function main(): Promise<void> {
  await mkdir(modelsFolder, { recursive: true });
  const entries: ManifestModel[] = [];
  for (const [index, definition] of catalogue.entries()) {
    const source = findPackage(definition.package);
    const model = await definition.build(source.folder, {
      source: `${source.package}@${source.version}`,
      files: definition.sourceFiles.join(', '),
    });
    const parity = isConverted(definition) ? await measureParity(definition, model, pictures) : null;
    const progress = `[${index + 1}/${catalogue.length}] ${definition.name}`;
    const difference = parity ? `difference ${parity.relative.toExponential(1)}` : 'copied as it is';
    console.log(`${progress}: ${(model.length / 1e6).toFixed(2)} MB, ${difference}`);
    if (parity && parity.relative > allowedDifference) {
      throw new Error(
        `${definition.name} differs from its original by ${parity.relative}; nothing was written for it.`,
      );
    }
    const entry = manifestEntry(definition, model, parity);
    entries.push(entry);
    await writeFile(join(modelsFolder, entry.file), model);
    await writeFile(join(modelsFolder, `${definition.name}.md`), modelCard(definition, entry));
  }
  const manifest: ModelManifest = {
    about:
      'Networks of the analysis. Built by "npm run models:build" from npm packages; see the card of each model.',
    models: entries,
  };
  await writeFile(join(modelsFolder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`Wrote ${entries.length} models to ${modelsFolder}.`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
