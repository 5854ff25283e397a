import {
  type AnswerFile,
  type AnswerPhotoLink,
  idSchema,
  type PhonePhotos,
  photoLinkTokenSchema,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Controller, Param, Res } from '@nestjs/common';
import { type Response } from 'express';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { Upload } from '../uploads/upload.decorator';
import { AnswerFilesService } from './answer-files.service';
import { PhotoLinksService } from './photo-links.service';
import { sendContent } from './stored-content.response';

const AttemptId = () => Param('attemptId', { schema: idSchema });
const ItemId = () => Param('itemId', { schema: idSchema });
const FileId = () => Param('fileId', { schema: idSchema });
const Token = () => Param('token', { schema: photoLinkTokenSchema });

@Controller()
export class WrittenController {
  constructor(
    private readonly files: AnswerFilesService,
    private readonly links: PhotoLinksService,
  ) {}

  @Route('listAnswerFiles')
  list(
    @CurrentPrincipal() principal: Principal,
    @AttemptId() attemptId: string,
  ): Promise<{ files: AnswerFile[] }> {
    return this.files.list(principal, attemptId);
  }

  @Route('addAnswerFile')
  add(
    @CurrentPrincipal() principal: Principal,
    @AttemptId() attemptId: string,
    @ItemId() itemId: string,
    @Upload() content: Buffer,
  ): Promise<{ files: AnswerFile[] }> {
    return this.files.add(principal, attemptId, itemId, content);
  }

  @Route('removeAnswerFile')
  remove(
    @CurrentPrincipal() principal: Principal,
    @AttemptId() attemptId: string,
    @ItemId() itemId: string,
    @FileId() fileId: string,
  ): Promise<{ files: AnswerFile[] }> {
    return this.files.remove(principal, attemptId, itemId, fileId);
  }

  @Route('getAnswerFile')
  async content(
    @CurrentPrincipal() principal: Principal,
    @AttemptId() attemptId: string,
    @FileId() fileId: string,
    @Res() response: Response,
  ): Promise<void> {
    sendContent(await this.files.content(principal, attemptId, fileId), response);
  }

  @Route('createPhotoLink')
  createLink(
    @CurrentPrincipal() principal: Principal,
    @AttemptId() attemptId: string,
    @ItemId() itemId: string,
  ): Promise<AnswerPhotoLink> {
    return this.links.create(principal, attemptId, itemId);
  }

  @Route('getPhonePhotos')
  phonePhotos(@Token() token: string): Promise<PhonePhotos> {
    return this.links.get(token);
  }

  @Route('addPhonePhoto')
  addPhonePhoto(@Token() token: string, @Upload() content: Buffer): Promise<PhonePhotos> {
    return this.links.add(token, content);
  }
}
