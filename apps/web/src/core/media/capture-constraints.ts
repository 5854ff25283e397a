/** The camera as it is recorded: 640x480, 15 frames a second; more would only cost the candidate's line. */
export function cameraConstraints(deviceId: string | null): MediaTrackConstraints {
  return {
    width: { ideal: 640 },
    height: { ideal: 480 },
    frameRate: { ideal: 15, max: 15 },
    ...(deviceId ? { deviceId: { exact: deviceId } } : {}),
  };
}

/**
 * The microphone as it is. Gain control and noise suppression would hide just what the level figures must show, and echo
 * cancellation would remove speech that comes from a loudspeaker.
 */
export function microphoneConstraints(deviceId: string | null): MediaTrackConstraints {
  return {
    channelCount: 1,
    autoGainControl: false,
    noiseSuppression: false,
    echoCancellation: false,
    ...(deviceId ? { deviceId: { exact: deviceId } } : {}),
  };
}

/** The whole screen at up to 1280 pixels and 5 frames a second: readable text for little data. */
export const SCREEN_OPTIONS: DisplayMediaStreamOptions & Record<string, unknown> = {
  video: {
    displaySurface: 'monitor',
    width: { max: 1280 },
    frameRate: { ideal: 5, max: 5 },
  },
  audio: false,
  // Hints to Chromium's picker: offer screens first, not this very tab, and no change of surface in the middle.
  monitorTypeSurfaces: 'include',
  selfBrowserSurface: 'exclude',
  surfaceSwitching: 'exclude',
  systemAudio: 'exclude',
};
