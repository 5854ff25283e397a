import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ModelSource, type OriginalModel } from '@bakylau/models';
import { hashOf } from '../../libs/vision/src/tfjs/original-files';
import { type ModelDefinition, type ShippedModel } from './model-definition';
import { findPackage } from './package-source';

/** The package of a network as it is installed here, with the hash of the files that the network comes from. */
export function modelSource(definition: ModelDefinition | ShippedModel): ModelSource {
  const { package: name, version, folder } = findPackage(definition.package);
  const files = definition.sourceFiles;
  const sha256 = hashOf(files.map((file) => readFileSync(join(folder, file))));
  return { package: name, version, files, sha256 };
}

/** What the tfjs backend needs in order to run the original. */
export function originalModel(definition: ModelDefinition): OriginalModel {
  const { name, size, original } = definition;
  const inputShape = [1, size.height, size.width, 3];
  return { name, source: modelSource(definition), network: original, inputShape };
}
