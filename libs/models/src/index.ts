export { ModelStore, type StoredModel } from './model-store';
export { ModelStoreError } from './model-store.errors';
export {
  type FaceApiNet,
  type ModelSource,
  type OriginalModel,
  type OriginalNetwork,
  type PixelScaling,
} from './original-network';
