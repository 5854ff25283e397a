import { type OriginalModel } from '@bakylau/models';
import { type Network } from '../network';
import { FaceApiNetwork } from './face-api.network';
import { GraphModelNetwork } from './graph-model.network';

export { startTfjs } from './tfjs-runtime';

/** The original of a network, on the tfjs that was started. Same input, same outputs as the file in models/. */
export function loadOriginalNetwork(original: OriginalModel): Promise<Network> {
  const { network } = original;
  return network.kind === 'graph-model'
    ? GraphModelNetwork.load(original, network)
    : FaceApiNetwork.load(original, network.net);
}
