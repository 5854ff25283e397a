/** Yaw order of one slow turn from the person's right to her left; see test/fixtures/head_pose/labels.csv. */
export const SLOW_TURN = ['05', '07', '08', '22', '21', '20', '10', '19', '11', '12', '14'] as const;
export const STRAIGHT_INDEX = SLOW_TURN.indexOf('10');

/**
 * Runs in the page before its own scripts: the camera shows a woman who reads the page's instruction and does as it says, one
 * picture of a slow turn at a time. Sound and screen stay those of the browser.
 * @param pictures data addresses in the order of `SLOW_TURN`
 */
export function installObedientCamera({
  pictures,
  straight,
  instructions,
}: {
  pictures: string[];
  straight: number;
  instructions: { left: string; right: string };
}): void {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const context = canvas.getContext('2d')!;
  const images = pictures.map((source) => Object.assign(new Image(), { src: source }));
  let at = straight;
  let countdown = 0;
  const target = (): number => {
    const text = document.querySelector('.turn-guide__what')?.textContent ?? '';
    if (text.includes(instructions.left)) return images.length - 1;
    return text.includes(instructions.right) ? 0 : straight;
  };
  setInterval(() => {
    countdown = (countdown + 1) % 2;
    if (countdown === 0) at += Math.sign(target() - at);
    const image = images[at];
    // The part of the picture with the face, as near as somebody sits at a desk.
    if (image?.complete) context.drawImage(image, 90, 20, 280, 210, 0, 0, 640, 480);
  }, 70);
  const devices = navigator.mediaDevices;
  const original = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    if (!constraints?.video) return original(constraints);
    const stream = canvas.captureStream(15);
    if (constraints.audio) {
      const sound = await original({ audio: constraints.audio });
      for (const track of sound.getAudioTracks()) stream.addTrack(track);
    }
    return stream;
  };
}
