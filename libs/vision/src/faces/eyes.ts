/** Mesh points of an eye: its two corners, the one further left in an unmirrored picture first, and pairs on upper and lower lid. */
export interface EyePoints {
  corners: readonly [number, number];
  lids: readonly (readonly [number, number])[];
}

/** The eye on the left side of the picture: the person's right one. */
export const pictureLeftEye: EyePoints = {
  corners: [33, 133],
  lids: [
    [159, 145],
    [158, 153],
    [160, 144],
  ],
};

/** The eye on the right side of the picture: the person's left one. */
export const pictureRightEye: EyePoints = {
  corners: [362, 263],
  lids: [
    [386, 374],
    [385, 380],
    [387, 373],
  ],
};

export const eyes = [pictureLeftEye, pictureRightEye] as const;
