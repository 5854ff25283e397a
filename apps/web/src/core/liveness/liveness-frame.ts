import type { UploadProfile } from '@bakylau/contracts';

const JPEG_QUALITY = 0.7;
/** A picture of 640 pixels has some 30 kB, one of 400 some 12: two a second on the slowest line. */
const WIDTH_PX: Record<UploadProfile, number> = { p120: 400, p324: 640, p800: 640 };

/** Captures pictures of a video element for the liveness check, not mirrored, as small as the line needs. */
export function frameCapture(video: () => HTMLVideoElement | null, profile: UploadProfile | null) {
  const canvas = document.createElement('canvas');
  return async (): Promise<Blob> => {
    const element = video();
    if (!element?.videoWidth) throw new Error('The camera gives no picture yet');
    canvas.width = Math.min(element.videoWidth, WIDTH_PX[profile ?? 'p324']);
    canvas.height = Math.round((canvas.width * element.videoHeight) / element.videoWidth);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser gives no drawing surface');
    context.drawImage(element, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) =>
      canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY),
    );
    if (!blob) throw new Error('The picture could not be encoded');
    return blob;
  };
}
