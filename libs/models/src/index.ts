export { ModelStore, type StoredModel } from './model-store';
export { forbidOnnxTelemetry } from './onnx-telemetry';
export { ModelStoreError } from './model-store.errors';
export {
  type FaceApiNet,
  type ModelSource,
  type OriginalModel,
  type OriginalNetwork,
  type PixelScaling,
} from './original-network';
