/**
 * Names under which virtual cameras show themselves to browsers, in lower case, with the product's name. From the products' own
 * documentation; a list can only know the well-known ones.
 */
const VIRTUAL_CAMERAS: readonly (readonly [string, string])[] = [
  ['obs virtual', 'OBS Virtual Camera'],
  ['obs-camera', 'OBS Virtual Camera'],
  ['obs-studio', 'OBS Virtual Camera'],
  ['streamlabs', 'Streamlabs Virtual Camera'],
  ['manycam', 'ManyCam'],
  ['xsplit', 'XSplit VCam'],
  ['snap camera', 'Snap Camera'],
  ['splitcam', 'SplitCam'],
  ['webcammax', 'WebcamMax'],
  ['youcam', 'CyberLink YouCam'],
  ['camtwist', 'CamTwist'],
  ['ecamm', 'Ecamm Live'],
  ['mmhmm', 'mmhmm'],
  ['prism live', 'PRISM Live Studio'],
  ['vmix', 'vMix'],
  ['ndi webcam', 'NDI Webcam'],
  ['ndi video', 'NDI Webcam'],
  ['newtek ndi', 'NDI Webcam'],
  ['nvidia broadcast', 'NVIDIA Broadcast'],
  ['droidcam', 'DroidCam'],
  ['iriun', 'Iriun Webcam'],
  ['epoccam', 'EpocCam'],
  ['ivcam', 'iVCam'],
  ['camo', 'Camo'],
  ['unity video capture', 'Unity Video Capture'],
  ['akvirtualcamera', 'AkVirtualCamera'],
  ['dummy video device', 'v4l2loopback'],
  ['v4l2loopback', 'v4l2loopback'],
  ['chromacam', 'ChromaCam'],
  ['altercam', 'AlterCam'],
  ['e2esoft', 'e2eSoft VCam'],
  ['avatarify', 'Avatarify'],
  ['deepfacelive', 'DeepFaceLive'],
  ['virtual camera', 'virtual camera'],
  ['virtual webcam', 'virtual camera'],
];

/**
 * The product that a camera's label belongs to; null for a label that is none of the known ones. The label itself is not given on,
 * since people name their devices after themselves.
 */
export function virtualCameraOf(label: string): string | null {
  const name = label.toLowerCase();
  const words = new Set(name.split(/[^\p{L}\p{N}]+/u));
  const known = VIRTUAL_CAMERAS.find(([part]) => (part.length > 5 ? name.includes(part) : words.has(part)));
  return known?.[1] ?? null;
}
