/** Long side of a picture of the burst; more shows the scan nothing new and costs the line. */
const LONG_SIDE = 320;
const JPEG_QUALITY = 0.7;

/** Takes small pictures from a running video track. */
export class FrameCamera {
  private readonly video = document.createElement('video');
  private readonly canvas = document.createElement('canvas');

  constructor(track: MediaStreamTrack) {
    this.video.muted = true;
    this.video.playsInline = true;
    this.video.srcObject = new MediaStream([track]);
    void this.video.play().catch(() => undefined);
  }

  /** A JPEG of what the camera sees now; null while it gives no picture. */
  async take(): Promise<Uint8Array | null> {
    const { videoWidth, videoHeight } = this.video;
    const context = this.canvas.getContext('2d', { alpha: false });
    if (videoWidth === 0 || !context) return null;
    const scale = LONG_SIDE / Math.max(videoWidth, videoHeight);
    this.canvas.width = Math.round(videoWidth * scale);
    this.canvas.height = Math.round(videoHeight * scale);
    context.drawImage(this.video, 0, 0, this.canvas.width, this.canvas.height);
    const blob = await new Promise<Blob | null>((resolve) =>
      this.canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY),
    );
    return blob && new Uint8Array(await blob.arrayBuffer());
  }

  close(): void {
    this.video.srcObject = null;
  }
}
