/**
 * Why a camera, microphone or screen could not be had, in terms a person can act on:
 * - `denied`: the person or the browser's settings refused
 * - `missing`: no such device
 * - `busy`: another program holds it
 * - `wrong_surface`: a tab or window was shared where the whole screen is needed
 * - `unsupported`: this browser cannot do it
 * - `failed`: anything else
 */
export type MediaProblem = 'denied' | 'missing' | 'busy' | 'wrong_surface' | 'unsupported' | 'failed';

/** What the browser threw, as a problem. The names are those of the Media Capture and Screen Capture standards. */
export function mediaProblemOf(thrown: unknown): MediaProblem {
  const name = thrown instanceof Error || isDomException(thrown) ? thrown.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    case 'TypeError':
    case 'NotSupportedError':
      return 'unsupported';
    default:
      return 'failed';
  }
}

function isDomException(thrown: unknown): thrown is DOMException {
  return typeof DOMException !== 'undefined' && thrown instanceof DOMException;
}
