const JPEG_QUALITY = 0.92;

/** The picture that a video element shows now, as a JPEG of the camera's own size. Throws when there is no picture yet. */
export async function capturePhoto(video: HTMLVideoElement): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  if (canvas.width === 0 || canvas.height === 0) throw new Error('The camera gives no picture yet');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no drawing surface');
  // Not mirrored: the preview is, for comfort, but the photo is compared with one as others see the person.
  context.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY),
  );
  if (!blob) throw new Error('The picture could not be encoded');
  return blob;
}
