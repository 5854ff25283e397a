import {
  type BankImport,
  type ExportBankItemsQuery,
  idSchema,
  type ImportBankItemsQuery,
  type Picture,
  ROUTES,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Controller, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { type Response } from 'express';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { Upload } from '../uploads/upload.decorator';
import { BankFilesService } from './bank-files.service';
import { BankPicturesService } from './bank-pictures.service';

@Controller()
export class BankFilesController {
  constructor(
    private readonly files: BankFilesService,
    private readonly pictures: BankPicturesService,
  ) {}

  @Route('importBankItems')
  importItems(
    @CurrentPrincipal() principal: Principal,
    @Param('bankId', { schema: idSchema }) bankId: string,
    @Query({ schema: ROUTES.importBankItems.query }) query: ImportBankItemsQuery,
    @Upload() file: Buffer,
  ): Promise<BankImport> {
    return this.files.import(principal, bankId, query, file);
  }

  @Route('exportBankItems')
  async exportItems(
    @CurrentPrincipal() principal: Principal,
    @Param('bankId', { schema: idSchema }) bankId: string,
    @Query({ schema: ROUTES.exportBankItems.query }) query: ExportBankItemsQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { bytes, name, leftOut } = await this.files.export(principal, bankId, query);
    response.setHeader('X-Left-Out', leftOut);
    const disposition = `attachment; filename="${name}"`;
    return new StreamableFile(bytes, { type: ROUTES.exportBankItems.file, disposition });
  }

  @Route('uploadItemPicture')
  upload(
    @CurrentPrincipal() principal: Principal,
    @Param('bankId', { schema: idSchema }) bankId: string,
    @Upload() picture: Buffer,
  ): Promise<Picture> {
    return this.pictures.upload(principal, bankId, picture);
  }

  @Route('getItemPicture')
  async getPicture(
    @CurrentPrincipal() principal: Principal,
    @Param('bankId', { schema: idSchema }) bankId: string,
    @Param('pictureId', { schema: idSchema }) pictureId: string,
  ): Promise<StreamableFile> {
    const picture = await this.pictures.get(principal, bankId, pictureId);
    return new StreamableFile(picture, { type: ROUTES.getItemPicture.file });
  }

  @Route('getAttemptPicture')
  async getAttemptPicture(
    @CurrentPrincipal() principal: Principal,
    @Param('attemptId', { schema: idSchema }) attemptId: string,
    @Param('pictureId', { schema: idSchema }) pictureId: string,
  ): Promise<StreamableFile> {
    const picture = await this.pictures.getOfAttempt(principal, attemptId, pictureId);
    return new StreamableFile(picture, { type: ROUTES.getAttemptPicture.file });
  }
}
