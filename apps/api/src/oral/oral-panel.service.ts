import { type AddFollowUp, type Oral, type OralDetail } from '@bakylau/contracts';
import {
  FollowUpQuestion,
  MarkingScript,
  newId,
  OralAttempt,
  SessionChainService,
} from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { lockAttempt } from '../attempts/own-attempts';
import { ScriptClaimsService } from '../marking/script-claims.service';
import { assertSeated, OralAccess } from './oral-access';
import { OralReader } from './oral.reader';

/** Who sits in the panel, and what they asked. */
@Injectable()
export class OralPanelService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: OralAccess,
    private readonly reader: OralReader,
    private readonly claims: ScriptClaimsService,
    private readonly chain: SessionChainService,
  ) {}

  /** @throws AppError not_found */
  async list(principal: Principal, examId: string): Promise<{ orals: Oral[] }> {
    const exam = await this.access.exam(principal, examId);
    return { orals: await this.reader.list(exam, principal.userId) };
  }

  /** @throws AppError not_found */
  async get(principal: Principal, attemptId: string): Promise<OralDetail> {
    await this.access.attempt(principal, attemptId);
    return this.reader.detail(attemptId, principal.userId);
  }

  /** Asking again changes nothing. @throws AppError not_found; script_not_open when every seat is taken */
  async takeSeat(principal: Principal, attemptId: string): Promise<OralDetail> {
    await this.access.attempt(principal, attemptId);
    const script = await this.dataSource.manager.findOneByOrFail(MarkingScript, { attemptId });
    await this.claims.claim(principal, script.id);
    return this.reader.detail(attemptId, principal.userId);
  }

  /** @throws AppError not_found, seat_needed; illegal_transition unless the candidate answers */
  async addFollowUp(principal: Principal, attemptId: string, { text }: AddFollowUp): Promise<OralDetail> {
    await this.access.attempt(principal, attemptId);
    const { userId } = principal;
    await this.dataSource.transaction(async (manager) => {
      const { session } = await lockAttempt(attemptId, manager);
      await assertSeated(userId, attemptId, manager);
      const { state, answeringAt } = await manager.findOneByOrFail(OralAttempt, { attemptId });
      if (state !== 'answering' || !answeringAt) throw new AppError('illegal_transition');
      const id = newId();
      const atMs = Date.now() - answeringAt.getTime();
      await manager.insert(FollowUpQuestion, { id, attemptId, examinerId: userId, text, atMs });
      const payload = { change: 'follow_up_noted', followUpId: id, examinerId: userId, text };
      await this.chain.append(session.id, 'event', null, payload, manager);
    });
    return this.reader.detail(attemptId, userId);
  }
}
