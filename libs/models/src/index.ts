export { ModelStore, type StoredModel } from './model-store';
export { ModelStoreError } from './model-store.errors';
