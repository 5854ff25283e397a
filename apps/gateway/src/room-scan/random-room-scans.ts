import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { randomScanTimesMs } from '@bakylau/domain';
import { RoomScanLedger } from '@bakylau/persistence';
import { GatewayIdentity } from '../session-store/gateway-identity';

/** How late a scan may come after the time that was drawn for it. */
const LOOK_EVERY_MS = 5_000;

interface Draw {
  sessionId: string;
  seed: number;
  count: number;
  asked: number;
  /** The candidate's own exam without time given back, and how much of it has passed, ms. */
  durationMs: number;
  elapsedMs: number;
}

/** Exams of this gateway that draw lots, as long as they still have one to draw. */
const DRAWS = `
  SELECT s.id AS "sessionId", s.room_scan_seed AS seed, e.random_room_scans AS count, r.asked,
         (extract(epoch FROM a.deadline_at - a.started_at) * 1000 - a.credited_ms)::float8 AS "durationMs",
         (extract(epoch FROM now() - a.started_at) * 1000 - a.credited_ms)::float8 AS "elapsedMs"
  FROM sessions s
  JOIN attempts a ON a.id = s.attempt_id
  JOIN exams e ON e.id = a.exam_id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS asked FROM room_scans WHERE session_id = s.id AND origin = 'random'
  ) r
  WHERE s.state = 'running' AND s.gateway_id = $1 AND s.room_scan_seed IS NOT NULL
    AND e.room_scan IN ('random', 'both') AND r.asked < e.random_room_scans
    AND (e.policy ->> 'camera')::boolean`;

/** Asks for scans of the room at the times that the lot of each session says. */
@Injectable()
export class RandomRoomScans implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(RandomRoomScans.name);
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: DataSource,
    private readonly gateway: GatewayIdentity,
    private readonly ledger: RoomScanLedger,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      this.look().catch((error: unknown) => this.#logger.warn('No lots were drawn this time', error));
    }, LOOK_EVERY_MS);
  }

  onApplicationShutdown(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  /** One that cannot be asked for now, because another is under way, is asked for at the next look. */
  async look(): Promise<void> {
    const draws = await this.database.query<Draw[]>(DRAWS, [this.gateway.id]);
    for (const { sessionId, seed, count, asked, durationMs, elapsedMs } of draws) {
      const dueMs = randomScanTimesMs(seed, durationMs, count)[asked];
      if (dueMs !== undefined && elapsedMs >= dueMs) await this.ledger.ask({ sessionId, origin: 'random' });
    }
  }
}
