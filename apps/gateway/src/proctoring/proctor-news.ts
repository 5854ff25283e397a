import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { type Namespace } from 'socket.io';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { type PROCTOR_NOTIFICATIONS, type ProctorNotification } from '@bakylau/contracts';
import {
  DomainEvents,
  IncidentRecord,
  incidentView,
  listSessionSummaries,
  RoomScanRecord,
  roomScanView,
} from '@bakylau/persistence';
import { GatewayEvents } from '../gateway-events';
import { examRoom, roomScanRoom } from './exam-room';

type News<Name extends ProctorNotification> = z.infer<(typeof PROCTOR_NOTIFICATIONS)[Name]>;

/** Passes on what happens in an exam to everybody who watches it: from this gateway's sessions and from the other processes. */
@Injectable()
export class ProctorNews implements OnModuleInit {
  readonly #logger = new Logger(ProctorNews.name);
  #namespace: Namespace | null = null;

  constructor(
    private readonly gatewayEvents: GatewayEvents,
    private readonly domainEvents: DomainEvents,
    private readonly database: DataSource,
  ) {}

  onModuleInit(): void {
    const names = [
      'producer:opened',
      'producer:closed',
      'incident:opened',
      'incident:updated',
      'incident:closed',
    ] as const;
    for (const name of names) {
      this.gatewayEvents.on(name, (examId: string, news: News<typeof name>) => {
        this.#tell(examId, name, news);
        if (name === 'incident:opened' || name === 'incident:closed') this.#tellSession(news.sessionId);
      });
    }
    this.domainEvents.subscribe({
      onEvent: async (event) => {
        if (event.kind === 'person.signed_out') return;
        if (event.kind === 'incident.changed') await this.#incidentChanged(event.incidentId);
        if (event.kind === 'room_scan.changed') return this.#roomScanChanged(event.scanId);
        this.#tellSession(event.sessionId);
      },
    });
  }

  /** The namespace that proctors' sockets are in. */
  speakThrough(namespace: Namespace): void {
    this.#namespace = namespace;
  }

  #tell<Name extends ProctorNotification>(examId: string, name: Name, news: News<Name>): void {
    this.#namespace?.to(examRoom(examId)).emit(name, news);
  }

  #tellSession(sessionId: string): void {
    listSessionSummaries(this.database.manager, { sessionId }).then(
      ([summary]) => summary && this.#tell(summary.examId, 'session:changed', summary),
      (error: unknown) => this.#logger.warn(`News of session ${sessionId} are not told: ${String(error)}`),
    );
  }

  async #incidentChanged(incidentId: string): Promise<void> {
    const record = await this.database.getRepository(IncidentRecord).findOne({
      where: { id: incidentId },
      relations: { verdictUser: true, session: { attempt: true } },
    });
    const examId = record?.session?.attempt?.examId;
    if (record && examId) this.#tell(examId, 'incident:updated', incidentView(record));
  }

  async #roomScanChanged(scanId: string): Promise<void> {
    const record = await this.database.getRepository(RoomScanRecord).findOne({
      where: { id: scanId },
      relations: { asker: true, excuser: true, session: { attempt: true } },
    });
    const examId = record?.session?.attempt?.examId;
    if (!record || !examId) return;
    this.#namespace?.to(roomScanRoom(examId)).emit('room-scan:changed', roomScanView(record));
  }
}
