import { createHash } from 'node:crypto';
import { type ModelDefinition } from './model-definition';
import { type ParityFigure } from './parity';
import { type PackageSource } from './tfjs-source';

export interface ManifestModel {
  name: string;
  file: string;
  sha256: string;
  sizeBytes: number;
  source: { package: string; version: string; files: string[] };
  licence: string;
  input: { name: string; type: string; shape: number[]; meaning: string };
  outputs: Record<string, string>;
  parity: { against: string; relativeDifference: number; maxDifference: number; pictures: number };
}

export interface ModelManifest {
  about: string;
  models: ManifestModel[];
}

const threeDigits = (value: number): number => Number(value.toPrecision(3));

export function manifestEntry(
  definition: ModelDefinition,
  source: PackageSource,
  model: Uint8Array,
  parity: ParityFigure,
): ManifestModel {
  const { card, size } = definition;
  return {
    name: definition.name,
    file: `${definition.name}.onnx`,
    sha256: createHash('sha256').update(model).digest('hex'),
    sizeBytes: model.length,
    source: { package: source.package, version: source.version, files: definition.sourceFiles },
    licence: card.licence,
    input: { name: 'pixels', type: 'uint8', shape: [1, size.height, size.width, 3], meaning: card.input },
    outputs: card.outputs,
    parity: {
      against: 'the original on tfjs-backend-wasm 4.22.0',
      relativeDifference: threeDigits(parity.relative),
      maxDifference: threeDigits(parity.maxDifference),
      pictures: parity.pictures,
    },
  };
}

/** The model card as a page. */
export function modelCard(definition: ModelDefinition, entry: ManifestModel): string {
  const { card } = definition;
  const lines = [
    `# ${definition.name}`,
    '',
    card.purpose,
    '',
    '| | |',
    '|---|---|',
    `| Origin | ${card.origin} |`,
    `| Package | \`${entry.source.package}\` ${entry.source.version}: ${entry.source.files.join(', ')} |`,
    `| Licence | ${card.licence} |`,
    `| File | \`${entry.file}\`, ${(entry.sizeBytes / 1e6).toFixed(2)} MB |`,
    `| Difference from the original | ${entry.parity.relativeDifference} of the largest output, worst of ${entry.parity.pictures} pictures (${entry.parity.against}) |`,
    '',
    '## Licence note',
    '',
    card.licenceNote,
    '',
    '## Input',
    '',
    `\`pixels\`, uint8 [${entry.input.shape.join(', ')}]. ${card.input}`,
    '',
    '## Outputs',
    '',
    ...Object.entries(card.outputs).map(([name, text]) => `- \`${name}\`: ${text}`),
    '',
    '## Known weaknesses',
    '',
    ...card.weaknesses.map((text) => `- ${text}`),
    '',
    'Built by `npm run models:build`; do not edit this page, edit `tools/convert-models/catalogue.ts`.',
    '',
  ];
  return lines.join('\n');
}
