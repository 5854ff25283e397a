/** One loaded network. Not safe for two runs at once: callers take turns. */
export interface Network {
  /**
   * @param pixels RGB bytes, exactly as many as the input of the network has; not kept.
   * @returns raw outputs by name; the arrays are the caller's.
   */
  run(pixels: Uint8Array): Promise<Record<string, Float32Array>>;
  /** Frees the weights. Idempotent. */
  close(): Promise<void>;
}
