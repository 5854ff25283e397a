import { type Readable } from 'node:stream';
import { SessionChainService } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { sessionFolder } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { ZipFile } from 'yazl';
import { AccessLogService } from '../access-log/access-log.service';
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
    private readonly chain: SessionChainService,
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
    const zip = new ZipFile();
    let object: Readable | null = null;
    zip.addBuffer(Buffer.from(READ_ME), 'README.txt');
    for await (const { key, sizeBytes } of this.store.list(folder)) {
      const name = `session/${key.slice(folder.length)}`;
      // Video does not shrink; stored as it is, a pack of hours costs next to no CPU time.
      const options = { compress: false, size: sizeBytes };
      if (sizeBytes === 0) zip.addBuffer(Buffer.alloc(0), name);
      else
        zip.addReadStreamLazy(name, options, (ready) => {
          this.store.getRange(key, 0, sizeBytes - 1).then(
            (stream) => ready(null, (object = stream)),
            (error: unknown) => ready(error, null as never),
          );
        });
    }
    zip.end();
    const output = zip.outputStream as Readable;
    zip.on('error', (error) => output.destroy(error as Error));
    // Who breaks the download off leaves an object half read.
    output.once('close', () => object?.destroy());
    return output;
  }
}
