import { descriptorDistance } from './face-descriptor';

/** Pictures that are averaged at most: what one picture gets wrong (light, a half-closed mouth) evens out over 3 to 5. */
const longestMemory = 5;
/**
 * A face that lies this far from the average is another moment or another person: the average begins anew with it, so that
 * nobody hides behind the pictures of the one who sat there before. Pictures of one person in a row lay 0.05 to 0.35 from the mean
 * of those before, two of sixty further (moving hands); the first of another, who looks alike, 0.45 and more.
 */
const restartDistance = 0.4;
const descriptorLength = 128;
const descriptorBytes = descriptorLength * Float32Array.BYTES_PER_ELEMENT;

export interface AveragedDescriptor {
  descriptor: Float32Array;
  /** How many pictures it is the mean of. */
  pictures: number;
  /** For the next picture: the descriptors that went into the mean, base64 of 32-bit floats. Biometric data: never store it. */
  identityState: string;
}

/**
 * The mean of the descriptors of the last usable pictures of one person, this one included.
 * @param identityState of the picture before; one that is not ours, or none, begins anew
 */
export function averageDescriptors(latest: Float32Array, identityState?: string): AveragedDescriptor {
  const before = decode(identityState);
  const goesOn = before.length > 0 && descriptorDistance(meanOf(before), latest) <= restartDistance;
  const remembered = goesOn ? [...before, latest].slice(-longestMemory) : [latest];
  return {
    descriptor: meanOf(remembered),
    pictures: remembered.length,
    identityState: Buffer.concat(
      remembered.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
    ).toString('base64'),
  };
}

function decode(identityState = ''): Float32Array[] {
  const bytes = Uint8Array.from(Buffer.from(identityState, 'base64'));
  const count = bytes.byteLength / descriptorBytes;
  if (!Number.isInteger(count) || count > longestMemory) return [];
  const numbers = new Float32Array(bytes.buffer);
  if (!numbers.every(Number.isFinite)) return [];
  return Array.from({ length: count }, (_, at) =>
    numbers.slice(at * descriptorLength, (at + 1) * descriptorLength),
  );
}

function meanOf(descriptors: readonly Float32Array[]): Float32Array {
  return Float32Array.from(
    { length: descriptorLength },
    (_, at) => descriptors.reduce((sum, descriptor) => sum + descriptor[at]!, 0) / descriptors.length,
  );
}
