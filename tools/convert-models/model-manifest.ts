import { createHash } from 'node:crypto';
import { type ModelSource, type OriginalNetwork } from '@bakylau/models';
import { isConverted, type ManifestInput, type ModelDefinition, type ShippedModel } from './model-definition';
import { modelSource } from './original-model';
import { type ParityFigure } from './parity';

export interface ManifestModel {
  name: string;
  file: string;
  sha256: string;
  sizeBytes: number;
  source: ModelSource;
  /** Absent for a network that was copied as it is. */
  original?: OriginalNetwork;
  licence: string;
  input: ManifestInput;
  outputs: Record<string, string>;
  parity: { against: string; relativeDifference: number; maxDifference: number; pictures: number };
}

export interface ModelManifest {
  about: string;
  models: ManifestModel[];
}

const threeDigits = (value: number): number => Number(value.toPrecision(3));

/** @param parity of a converted network; null for one that was copied as it is */
export function manifestEntry(
  definition: ModelDefinition | ShippedModel,
  model: Uint8Array,
  parity: ParityFigure | null,
): ManifestModel {
  const { card } = definition;
  return {
    name: definition.name,
    file: `${definition.name}.onnx`,
    sha256: createHash('sha256').update(model).digest('hex'),
    sizeBytes: model.length,
    source: modelSource(definition),
    ...(isConverted(definition) && { original: definition.original }),
    licence: card.licence,
    input: { ...firstInput(definition), meaning: card.input },
    outputs: card.outputs,
    parity: parity
      ? {
          against: 'the original on tfjs-backend-wasm 4.22.0',
          relativeDifference: threeDigits(parity.relative),
          maxDifference: threeDigits(parity.maxDifference),
          pictures: parity.pictures,
        }
      : { against: 'the file itself', relativeDifference: 0, maxDifference: 0, pictures: 0 },
  };
}

function firstInput(definition: ModelDefinition | ShippedModel): Omit<ManifestInput, 'meaning'> {
  if (!isConverted(definition)) return definition.input;
  const { width, height } = definition.size;
  return { name: 'pixels', type: 'uint8', shape: [1, height, width, 3] };
}

function differenceText({ parity }: ManifestModel): string {
  if (parity.pictures === 0) return 'none: copied byte for byte';
  return `${parity.relativeDifference} of the largest output, worst of ${parity.pictures} pictures (${parity.against})`;
}

/** The model card as a page. */
export function modelCard(definition: ModelDefinition | ShippedModel, entry: ManifestModel): string {
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
    `| Difference from the original | ${differenceText(entry)} |`,
    '',
    '## Licence note',
    '',
    card.licenceNote,
    '',
    '## Input',
    '',
    `\`${entry.input.name}\`, ${entry.input.type} [${entry.input.shape.join(', ')}]. ${card.input}`,
    '',
    '## Outputs',
    '',
    ...Object.entries(card.outputs).map(([name, text]) => `- \`${name}\`: ${text}`),
    '',
    '## Known weaknesses',
    '',
    ...card.weaknesses.map((text) => `- ${text}`),
    '',
    'Built by `npm run models:build`; do not edit this page, edit the catalogue in `tools/convert-models`.',
    '',
  ];
  return lines.join('\n');
}
