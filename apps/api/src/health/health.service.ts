import { type Readiness, readinessSchema, RECORDING_DISK, type ServiceWarnings } from '@bakylau/contracts';
import {
  AnalysisClient,
  authorize,
  checkReadiness,
  type Principal,
  SERVICE_CONFIG,
  type ServiceConfig,
} from '@bakylau/platform';
import { ObjectStore } from '@bakylau/storage';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';

const PART_TIMEOUT_MS = 2500;

/** Whether the whole service can do its work: this process and the parts that it and the candidates need. */
@Injectable()
export class HealthService {
  private readonly logger = new Logger(HealthService.name);
  private readonly away = new Set<string>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly objectStore: ObjectStore,
    private readonly analysis: AnalysisClient,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** A part that went away is logged once, not at every question. */
  async readiness(): Promise<Readiness> {
    const failures = new Map<string, unknown>();
    let disk: Readiness['parts'][string] | undefined;
    const readiness = await checkReadiness(
      {
        database: () => this.dataSource.query('SELECT 1'),
        objectStore: () => this.objectStore.ready(),
        analyzer: () => this.askAnalyzer(),
        gateway: async () => (disk = await this.askGateway()),
      },
      {
        timeoutMs: PART_TIMEOUT_MS,
        onFailure: (part, error) => failures.set(part, error),
      },
    );
    for (const part of Object.keys(readiness.parts)) this.note(part, failures);
    return disk ? { ...readiness, parts: { ...readiness.parts, [RECORDING_DISK]: disk } } : readiness;
  }

  /** @throws AppError forbidden */
  warnings(principal: Principal): ServiceWarnings {
    authorize(principal, 'session:review');
    return { warnings: this.config.objectStore.masterKey ? [] : ['recordings_not_encrypted'] };
  }

  private note(part: string, failures: ReadonlyMap<string, unknown>): void {
    const isAway = failures.has(part);
    if (isAway === this.away.has(part)) return;
    if (isAway) this.logger.warn(`${part} is not ready`, failures.get(part));
    else this.logger.log(`${part} is ready again`);
    if (isAway) this.away.add(part);
    else this.away.delete(part);
  }

  private async askAnalyzer(): Promise<void> {
    const { ready } = await this.analysis.health();
    if (!ready) throw new Error('The analyzer is still loading its networks');
  }

  /** What the gateway says of its disk. @throws Error when the gateway is not ready */
  private async askGateway(): Promise<Readiness['parts'][string] | undefined> {
    const { host, port } = this.config.gateway;
    const response = await fetch(`http://${host}:${port}/health/ready`, {
      signal: AbortSignal.timeout(PART_TIMEOUT_MS),
    });
    const answer = readinessSchema.safeParse(await response.json().catch(() => null));
    if (!response.ok) throw new Error(`The gateway answers ${response.status}`);
    return answer.data?.parts[RECORDING_DISK];
  }
}
