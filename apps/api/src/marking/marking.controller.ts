import {
  idSchema,
  type OwnMarking,
  type SaveMarking,
  saveMarkingSchema,
  type Script,
  type ScriptDetail,
  type TextOverlapList,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param, Res } from '@nestjs/common';
import { type Response } from 'express';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { sendContent } from '../written/stored-content.response';
import { MarkingBookService } from './marking-book.service';
import { OwnMarkingService } from './own-marking.service';
import { ScriptClaimsService } from './script-claims.service';
import { ScriptsService } from './scripts.service';
import { TextOverlapsService } from './text-overlaps.service';

@Controller()
export class MarkingController {
  constructor(
    private readonly scripts: ScriptsService,
    private readonly claims: ScriptClaimsService,
    private readonly book: MarkingBookService,
    private readonly overlaps: TextOverlapsService,
    private readonly own: OwnMarkingService,
  ) {}

  @Route('listScripts')
  list(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<{ scripts: Script[] }> {
    return this.scripts.list(principal, examId);
  }

  @Route('getScript')
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('scriptId', { schema: idSchema }) scriptId: string,
  ): Promise<ScriptDetail> {
    return this.scripts.get(principal, scriptId);
  }

  @Route('getScriptFile')
  async getFile(
    @CurrentPrincipal() principal: Principal,
    @Param('scriptId', { schema: idSchema }) scriptId: string,
    @Param('fileId', { schema: idSchema }) fileId: string,
    @Res() response: Response,
  ): Promise<void> {
    sendContent(await this.scripts.file(principal, scriptId, fileId), response);
  }

  @Route('claimScript')
  claim(
    @CurrentPrincipal() principal: Principal,
    @Param('scriptId', { schema: idSchema }) scriptId: string,
  ): Promise<ScriptDetail> {
    return this.claims.claim(principal, scriptId);
  }

  @Route('releaseScript')
  release(
    @CurrentPrincipal() principal: Principal,
    @Param('scriptId', { schema: idSchema }) scriptId: string,
  ): Promise<Script> {
    return this.claims.release(principal, scriptId);
  }

  @Route('saveMarking')
  save(
    @CurrentPrincipal() principal: Principal,
    @Param('scriptId', { schema: idSchema }) scriptId: string,
    @Body({ schema: saveMarkingSchema }) body: SaveMarking,
  ): Promise<ScriptDetail> {
    return this.book.save(principal, scriptId, body);
  }

  @Route('listTextOverlaps')
  listOverlaps(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<TextOverlapList> {
    return this.overlaps.list(principal, examId);
  }

  @Route('getOwnMarking')
  ownMarking(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
  ): Promise<OwnMarking> {
    return this.own.get(principal, attemptId);
  }
}
