import { UPLOAD_PROFILES, type UploadProfile } from '@bakylau/contracts';

/** Share of the measured upload that media may take: the rest is for answers, retransmissions and a link that varies. */
const USABLE_SHARE = 0.75;

/** The best profile that the measured upload carries; the lowest one when it carries none, since the exam must go on. */
export function uploadProfileFor(uploadKbps: number): UploadProfile {
  const usableKbps = uploadKbps * USABLE_SHARE;
  if (usableKbps >= UPLOAD_PROFILES.p800.totalKbps) return 'p800';
  return usableKbps >= UPLOAD_PROFILES.p324.totalKbps ? 'p324' : 'p120';
}
