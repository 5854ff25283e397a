/** models/ is missing, incomplete or changed; the message says what to do. */
export class ModelStoreError extends Error {
  override readonly name = 'ModelStoreError';
}
