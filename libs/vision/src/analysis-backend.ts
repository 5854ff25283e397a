import { createRequire } from 'node:module';
import { type ModelReference } from '@bakylau/contracts';
import { type ModelStore } from '@bakylau/models';
import { type Network } from './network';
import { OnnxNetwork } from './onnx.network';
// Only for its type, so that the compiler writes the file that is loaded when it is asked for.
import type * as OriginalNetworks from './tfjs/original.network';

/** `onnx`: the files in models/. `tfjs`: the networks that they were translated from, in their own packages. */
export type AnalysisBackend = 'onnx' | 'tfjs';

/** Hands out networks by their name in the manifest, and says which file stands behind each. */
export interface NetworkSource {
  load(name: string): Promise<Network>;
  reference(name: string): ModelReference;
}

/**
 * @throws ModelStoreError when a network is missing or is not the one of the manifest
 * @throws AnalysisBackendError when the backend or the packages with its networks are not installed
 */
export async function openNetworkSource(backend: AnalysisBackend, store: ModelStore): Promise<NetworkSource> {
  if (backend === 'onnx') {
    return {
      load: async (name) => {
        const { bytes, inputShape } = await store.read(name);
        return OnnxNetwork.load(bytes, inputShape);
      },
      reference: (name) => store.reference(name),
    };
  }
  // Only here: who analyses with ONNX Runtime must not pay for tfjs.
  const tfjs = createRequire(__filename)('./tfjs/original.network') as typeof OriginalNetworks;
  await tfjs.startTfjs();
  return {
    load: (name) => tfjs.loadOriginalNetwork(store.original(name)),
    // A card must name what ran: here that is the original's files and not the file in models/.
    reference: (name) => ({ name, sha256: store.original(name).source.sha256 }),
  };
}
