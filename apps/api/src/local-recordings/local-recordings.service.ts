import {
  LOCAL_RECORDING_MAX_MS,
  type LocalRecordingPart as PartFacts,
  type ProctoringPolicy,
} from '@bakylau/contracts';
import {
  AuditEntry,
  Exam,
  ExamSession,
  LocalRecordingPart,
  SessionChainService,
  SessionWindow,
} from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { localRecordingPath, sessionFolder, sha256Hex } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, Raw } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { isOpenElsewhere, OwnAttempts } from '../attempts/own-attempts';
import { CallBudget } from '../routing/call-budget';
import { SealSchedule } from '../sessions/seal.schedule';

/** Two recordings of half an hour, in parts of 5 s, within three minutes. */
const PARTS_PER_MINUTE = 240;
/** Half an hour of camera, sound and screen at the rates that the page records with, and as much again. */
const MAX_BYTES_OF_SESSION = 400 * 1024 * 1024;
/** The page's clock may run ahead of ours by so much. */
const CLOCK_TOLERANCE_MS = 10_000;
/** How a WebM file begins (EBML). */
const WEBM_MAGIC = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);
/** What the page does not send again. */
const REFUSALS: ReadonlySet<string> = new Set(['payload_too_large', 'validation_failed']);
const LOCK = { mode: 'for_no_key_update' } as const;

/** One part as it came. */
export interface ArrivedPart extends PartFacts {
  attemptId: string;
  recordingId: string;
  content: Buffer;
}

/**
 * What the candidate's page recorded by itself while the gateway could not be reached. It is kept as it comes, beside the recording
 * and in the chain, but apart from it: nobody watched it arrive, and no rule has seen it.
 */
@Injectable()
export class LocalRecordingsService {
  private readonly budget = new CallBudget(PARTS_PER_MINUTE);

  constructor(
    private readonly dataSource: DataSource,
    private readonly ownAttempts: OwnAttempts,
    private readonly store: ObjectStore,
    private readonly chain: SessionChainService,
    private readonly seals: SealSchedule,
    private readonly audit: AuditService,
  ) {}

  /**
   * Stores the next part. The same part again changes nothing, so that the page may repeat what it has no answer to.
   * @throws AppError not_found; bad_request for media that the exam does not use; session_not_live before the exam's media began and once the session is decided; validation_failed;
   * conflict for a part out of order or another one than is stored; payload_too_large; rate_limited; taken_over
   * for what another window than the one that holds the attempt recorded since
   */
  async keep(principal: Principal, part: ArrivedPart): Promise<{ storedParts: number }> {
    authorize(principal, 'attempt:sit');
    const { userId } = principal;
    const { attempt, session } = await this.ownAttempts.get(userId, part.attemptId);
    const { policy } = await this.dataSource.manager.findOneByOrFail(Exam, { id: attempt.examId });
    assertObserved(part, policy);
    if (isOpenElsewhere(principal, attempt)) await this.assertBeforeMove(principal, part, session);
    this.budget.spend(userId);
    try {
      return await this.keepPart(part, session);
    } catch (error) {
      if (error instanceof AppError && REFUSALS.has(error.code))
        await this.noteRefusal(userId, session.id, part);
      throw error;
    }
  }

  /** What a window recorded while it held the exam is evidence, also when it is sent later. @throws AppError taken_over */
  private async assertBeforeMove(
    { windowId }: Principal,
    { endMs }: ArrivedPart,
    { id: sessionId, epoch }: ExamSession,
  ): Promise<void> {
    const window = windowId
      ? await this.dataSource.manager.findOneBy(SessionWindow, { sessionId, windowId })
      : null;
    const heldUntil = window?.replacedAt;
    if (!heldUntil || !epoch || endMs > heldUntil.getTime() - epoch.getTime() + CLOCK_TOLERANCE_MS)
      throw new AppError('taken_over');
  }

  private async keepPart(part: ArrivedPart, session: ExamSession): Promise<{ storedParts: number }> {
    assertPlausible(part, session);
    const path = localRecordingPath(part.recordingId, part.seq);
    const object = { path, sizeBytes: part.content.length, sha256: sha256Hex(part.content) };
    const known = await this.assertNext(part, session.id, object.sha256, this.dataSource.manager);
    if (known) return { storedParts: part.seq + 1 };
    const objectKey = sessionFolder(session.id) + path;
    await this.store.put(objectKey, part.content, 'video/webm');
    await this.dataSource.transaction(async (manager) => {
      await manager.findOneOrFail(ExamSession, { where: { id: session.id }, lock: LOCK });
      if (await this.assertNext(part, session.id, object.sha256, manager)) return;
      const { recordingId, seq, chain, startMs, endMs } = part;
      await manager.insert(LocalRecordingPart, {
        ...{ recordingId, seq, sessionId: session.id, chain, startMs, endMs, objectKey },
        ...{ sizeBytes: object.sizeBytes, sha256: object.sha256 },
      });
      const payload = { recordingId, seq, chain, startMs, endMs, object };
      await this.chain.append(session.id, 'local_recording', null, payload, manager);
    });
    if (session.finalisedAt) await this.seals.renewSoon(session.id);
    return { storedParts: part.seq + 1 };
  }

  /** The page gives such a part up, so the reviewer is told of it; once for a recording. */
  private async noteRefusal(userId: string, sessionId: string, part: ArrivedPart): Promise<void> {
    const { recordingId, chain, startMs, endMs } = part;
    const action = 'local_recording.refused';
    const said = {
      userId,
      action,
      subject: sessionId,
      detail: Raw((column) => `${column} @> :part`, { part: JSON.stringify({ recordingId }) }),
    };
    if (await this.dataSource.manager.existsBy(AuditEntry, said)) return;
    await this.audit.record(userId, action, sessionId, { recordingId, chain, startMs, endMs });
  }

  /** @returns whether this very part is stored already */
  private async assertNext(
    { recordingId, seq, chain, startMs, content }: ArrivedPart,
    sessionId: string,
    sha256: string,
    manager: EntityManager,
  ): Promise<boolean> {
    const parts = await manager.find(LocalRecordingPart, { where: { recordingId }, order: { seq: 'ASC' } });
    const same = parts[seq];
    if (same?.sha256 === sha256 && same.sessionId === sessionId) return true;
    const first = parts[0];
    const isOfAnother =
      first && (first.sessionId !== sessionId || first.chain !== chain || first.startMs !== startMs);
    if (seq !== parts.length || isOfAnother) throw new AppError('conflict');
    const total = await manager.sum(LocalRecordingPart, 'sizeBytes', { sessionId });
    if ((total ?? 0) + content.length > MAX_BYTES_OF_SESSION) throw new AppError('payload_too_large');
    return false;
  }
}

/** Of an exam that does not use them, nothing of camera, microphone or screen is kept. @throws AppError bad_request */
function assertObserved({ chain }: ArrivedPart, { camera, microphone, screen }: ProctoringPolicy): void {
  const isObserved = chain === 'av' ? camera || microphone : screen;
  if (!isObserved) throw new AppError('bad_request');
}

/** @throws AppError session_not_live, validation_failed */
function assertPlausible({ seq, startMs, endMs, content }: ArrivedPart, { epoch, state }: ExamSession): void {
  if (!epoch || state === 'decided' || state === 'voided') throw new AppError('session_not_live');
  const invalid = (path: string, problem: string) =>
    new AppError('validation_failed', { details: [{ path, problem }] });
  if (endMs > Date.now() - epoch.getTime() + CLOCK_TOLERANCE_MS)
    throw invalid('endMs', 'must not lie in the future');
  if (endMs - startMs > LOCAL_RECORDING_MAX_MS + CLOCK_TOLERANCE_MS)
    throw invalid('endMs', `must lie within ${LOCAL_RECORDING_MAX_MS / 60_000} minutes of startMs`);
  if (content.length === 0) throw invalid('body', 'must not be empty');
  if (seq === 0 && !content.subarray(0, WEBM_MAGIC.length).equals(WEBM_MAGIC))
    throw invalid('body', 'must begin as a WebM file does');
}
