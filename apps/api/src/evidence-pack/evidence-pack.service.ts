import { type Readable } from 'node:stream';
import { LOCALES } from '@bakylau/contracts';
import { IncidentRecord, RecordingSegment, SessionChainService } from '@bakylau/persistence';
import { type Principal } from '@bakylau/platform';
import { PACK_INDEX_NAME, sessionFolder, signPackIndex } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { AccessLogService } from '../access-log/access-log.service';
import { type ProtocolFacts } from '../protocol/protocol-facts';
import { ProtocolService } from '../protocol/protocol.service';
import { numberedFlags } from '../protocol/sections/flags.section';
import { incidentClip, openWhole } from '../sessions/incident-clip';
import { ObjectZip } from '../sessions/object-zip';
import { PackFiles } from './pack-files';
import { READ_ME } from './read-me.texts';

/** What is shown before and after a confirmed incident. */
const AROUND_MS = 5_000;
/** More confirmed incidents than any session has that a person reviewed; the whole recording is in the pack anyway. */
const MOST_CLIPS = 100;

/** The evidence of a closed session as one zip file that can be checked without the service. */
@Injectable()
export class EvidencePackService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly protocols: ProtocolService,
    private readonly accessLog: AccessLogService,
    private readonly chain: SessionChainService,
    private readonly store: ObjectStore,
  ) {}

  /**
   * A stream of the zip file; objects go through one after the other, none is held in memory.
   * @throws AppError not_found; session_not_closed
   */
  async open(principal: Principal, sessionId: string): Promise<Readable> {
    const facts = await this.protocols.facts(principal, sessionId);
    await this.accessLog.record(principal, 'session.pack', sessionId);
    const zip = new ObjectZip(this.store);
    const files = new PackFiles(zip);
    for (const locale of LOCALES) {
      files.addBuffer(`README.${locale}.txt`, Buffer.from(READ_ME[locale]));
      files.addBuffer(`protocol.${locale}.pdf`, await this.protocols.render(facts, locale));
    }
    await this.addIncidents(files, facts);
    await this.addSession(zip, facts);
    zip.addLines(PACK_INDEX_NAME, () => this.index(files, facts));
    return zip.end();
  }

  /** A clip and the picture of every confirmed incident, under its number in the protocol. */
  private async addIncidents(files: PackFiles, facts: ProtocolFacts): Promise<void> {
    const { manager } = this.dataSource;
    const sessionId = facts.session.id;
    const segments = await manager.findBy(RecordingSegment, { sessionId, chain: 'av' });
    const pictures = new Map(
      (await manager.findBy(IncidentRecord, { sessionId, evidenceKey: Not(IsNull()) })).map((record) => [
        record.id,
        record.evidenceKey,
      ]),
    );
    const confirmed = numberedFlags(facts).filter(({ incident }) => incident.verdict === 'confirmed');
    for (const { number, incident } of confirmed.slice(0, MOST_CLIPS)) {
      const folder = `incidents/${String(number).padStart(2, '0')}-${incident.rule}`;
      const clip = incidentClip(incident, segments, AROUND_MS);
      if (clip) files.addStream(`${folder}/clip.webm`, clip.sizeBytes, () => openWhole(clip, this.store));
      const picture = pictures.get(incident.id);
      const found = picture ? await this.store.find(picture) : null;
      if (picture && found && found.sizeBytes > 0)
        files.addStream(`${folder}/frame${extensionOf(picture)}`, found.sizeBytes, () =>
          this.store.getRange(picture, 0, found.sizeBytes - 1),
        );
    }
  }

  private async addSession(zip: ObjectZip, { session, seal }: ProtocolFacts): Promise<void> {
    const folder = sessionFolder(session.id);
    await this.chain.ensureExported(session.id, seal.headHash);
    for await (const object of this.store.list(folder))
      zip.addObject(`session/${object.key.slice(folder.length)}`, object);
  }

  /** Asked for when every other file has gone out, so that their hashes are known. */
  private *index(files: PackFiles, { session, seal }: ProtocolFacts): Generator<string> {
    const statement = { sessionId: session.id, headHash: seal.headHash, files: files.listed };
    yield `${JSON.stringify(signPackIndex(statement, this.chain.keys.current), null, 2)}\n`;
  }
}

function extensionOf(key: string): string {
  const dot = key.lastIndexOf('.');
  return dot > key.lastIndexOf('/') ? key.slice(dot) : '';
}
