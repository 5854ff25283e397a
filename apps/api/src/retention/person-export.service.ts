import { type Readable } from 'node:stream';
import { ExamSession, User } from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { parseSegmentPath, sessionFolder } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessLogService } from '../access-log/access-log.service';
import { AuditService } from '../access-log/audit.service';
import { ObjectZip } from '../sessions/object-zip';
import { personRecord, sessionObservations, sessionRecord } from './person-records';

const READ_ME = `Bakylau: what is kept about one person

person.json                          account, enrolment with the descriptor of the face, exams, sittings, re-sits, work in exams and banks, panels of oral exams, what was deleted
pictures/…                           the enrolled photo
sessions/ID/session.json             one exam: answers, marks by criteria, check-in, incidents, decision, the list of its recordings, who looked when
sessions/ID/observations.jsonl       what the analysis measured
sessions/ID/check-in, evidence, …    pictures and the sound of the check-in

The recordings themselves are listed with their sizes and SHA-256; the university hands them out on request.
Of a panel, examiner-1 to examiner-5 are the recordings of its seats; person.json tells in which sessions the person was there.
`;

/** The copy of everything that is kept about one person. */
@Injectable()
export class PersonExportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ObjectStore,
    private readonly accessLog: AccessLogService,
    private readonly audit: AuditService,
  ) {}

  /** A stream of the zip file; logged before its first byte. @throws AppError forbidden, not_found */
  async open(principal: Principal, personId: string): Promise<Readable> {
    authorize(principal, 'retention:manage');
    const { manager } = this.dataSource;
    if (!(await manager.existsBy(User, { id: personId }))) throw new AppError('not_found');
    const sessions = await manager.find(ExamSession, { where: { attempt: { userId: personId } } });
    await this.audit.record(principal.userId, 'person.exported', personId);
    for (const { id } of sessions) await this.accessLog.record(principal, 'person.export', id);
    const zip = new ObjectZip(this.store);
    zip.addText('README.txt', READ_ME);
    zip.addLines('person.json', () => personRecord(personId, manager));
    const enrolled = `people/${personId}/`;
    for await (const object of this.store.list(enrolled))
      zip.addObject(`pictures/${object.key.slice(enrolled.length)}`, object);
    for (const session of sessions) {
      const folder = sessionFolder(session.id);
      zip.addLines(`${folder}session.json`, () => sessionRecord(session, manager));
      zip.addLines(`${folder}observations.jsonl`, () => sessionObservations(session.id, manager));
      for await (const object of this.store.list(folder))
        if (!isRecording(object.key.slice(folder.length))) zip.addObject(object.key, object);
    }
    return zip.end();
  }
}

/** Of the gateway, or of the candidate's own browser. */
function isRecording(path: string): boolean {
  return parseSegmentPath(path) !== null || path.startsWith('local/');
}
