import { faceApiModels } from './face-api.catalogue';
import { graphModels } from './graph-models.catalogue';
import { type ModelDefinition, type ShippedModel } from './model-definition';
import { speechDefinition } from './speech.definition';

/** Every network in models/. */
export const catalogue: (ModelDefinition | ShippedModel)[] = [
  ...graphModels,
  ...faceApiModels,
  speechDefinition,
];
