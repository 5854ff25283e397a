import { type Readable } from 'node:stream';
import { AppError, type Principal } from '@bakylau/platform';
import { sessionFolder } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { AccessLogService } from '../access-log/access-log.service';
import { ObjectZip } from './object-zip';
import { SessionAccess } from './session-access';

const READ_ME = `Bakylau: the whole record of one session

session/manifest.jsonl   every segment and event in order, each with the hash of the one before, signed
session/public-key.pem   the key of the signatures; compare it with the one that the university publishes
session/…                the recording and the evidence

To check that nothing is missing or changed, without network:  bakylau verify PACK.zip --key KEY.pem
`;

/** The whole record of a session as one zip file that can be checked without the service. */
@Injectable()
export class SessionPackService {
  constructor(
    private readonly access: SessionAccess,
    private readonly accessLog: AccessLogService,
    private readonly store: ObjectStore,
  ) {}

  /**
   * A stream of the zip file; objects go through one after the other, none is held in memory.
   * @throws AppError not_found; session_not_closed
   */
  async open(principal: Principal, sessionId: string): Promise<Readable> {
    const session = await this.access.get(principal, 'session:review', sessionId);
    if (session.finalisedAt === null) throw new AppError('session_not_closed');
    await this.accessLog.record(principal, 'session.pack', sessionId);
    const folder = sessionFolder(sessionId);
    const zip = new ObjectZip(this.store);
    zip.addText('README.txt', READ_ME);
    for await (const object of this.store.list(folder))
      zip.addObject(`session/${object.key.slice(folder.length)}`, object);
    return zip.end();
  }
}
