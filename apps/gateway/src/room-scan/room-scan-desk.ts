import { Injectable } from '@nestjs/common';
import { type CandidatePeer } from '../media-session/candidate-peer';
import { CandidateService } from '../media-session/candidate.service';
import { type CandidateRequest, type CandidateResponse } from '../signalling/command-types';
import { RoomScanTurns } from './room-scan-turns';
import { RoomScans } from './room-scans';

/** What a candidate's window may ask for about scans of the room of the session that it holds. */
@Injectable()
export class RoomScanDesk {
  constructor(
    private readonly candidates: CandidateService,
    private readonly scans: RoomScans,
    private readonly turns: RoomScanTurns,
  ) {}

  async find(peer: CandidatePeer): Promise<CandidateResponse<'room-scan:find'>> {
    return { scan: await this.scans.find(this.candidates.sessionHeldBy(peer)) };
  }

  show(peer: CandidatePeer, { scanId }: CandidateRequest<'room-scan:show'>) {
    return this.scans.show(this.candidates.sessionHeldBy(peer), scanId);
  }

  decline(peer: CandidatePeer, { scanId, reason }: CandidateRequest<'room-scan:decline'>) {
    return this.turns.decline(this.candidates.sessionHeldBy(peer), scanId, reason);
  }

  link(peer: CandidatePeer, { scanId }: CandidateRequest<'room-scan:link'>) {
    return this.scans.createLink(this.candidates.sessionHeldBy(peer), scanId);
  }

  begin(peer: CandidatePeer, { scanId }: CandidateRequest<'room-scan:begin'>) {
    return this.turns.begin(this.#cameraOf(peer, scanId));
  }

  frame(peer: CandidatePeer, { scanId, jpeg }: CandidateRequest<'room-scan:frame'>) {
    return this.turns.frame(this.#cameraOf(peer, scanId), jpeg);
  }

  finish(peer: CandidatePeer, { scanId }: CandidateRequest<'room-scan:finish'>) {
    return this.turns.finish(this.#cameraOf(peer, scanId));
  }

  #cameraOf(peer: CandidatePeer, scanId: string) {
    return { live: this.candidates.sessionHeldBy(peer), scanId, device: 'computer' as const };
  }
}
