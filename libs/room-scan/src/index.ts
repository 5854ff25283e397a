export { type GreyFrame, type GreyPicture, greyOfRgb } from './grey-picture';
export { type ClarityVerdict } from './picture-clarity';
export { RoomScan } from './room-scan';
export {
  type RoomScanResult,
  type RoomScanState,
  type RoomView,
  type TurnDirection,
} from './room-scan.state';
export { SECTOR_NAMES, type SectorName } from './room-sectors';
export { scanLimits } from './scan-judgement';
export { MAX_TURN_SPEED_DEG_PER_S } from './turn-figures';
export { type ColourPicture, composePanorama, encodePanorama, type PanoramaView } from './panorama';
export { countRoom, type RoomCount, type RoomObservation, type RoomSighting } from './room-count';
