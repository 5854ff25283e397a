import {
  createDataSource,
  DomainEvents,
  PauseLedger,
  RoomScanLedger,
  SessionChainService,
  SessionPolicies,
  WindowLedger,
} from '@bakylau/persistence';
import { createObjectStore, ObjectStore } from '@bakylau/storage';
import { type DynamicModule, Global, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AnalysisClient } from './analysis/analysis-client';
import { createAnalysisProxy } from './analysis/analysis-transport';
import { SessionAuthenticator } from './auth/session-authenticator';
import { type ServiceConfig } from './config/config';
import { connectDataSource } from './connect-data-source';
import { SERVICE_CONFIG } from './platform.tokens';

const PROVIDED = [
  DataSource,
  ObjectStore,
  DomainEvents,
  SessionChainService,
  PauseLedger,
  WindowLedger,
  RoomScanLedger,
  SessionPolicies,
  SessionAuthenticator,
  AnalysisClient,
];

/**
 * What the services with a database share, to be injected by class: DataSource, ObjectStore, DomainEvents (listening),
 * SessionChainService, PauseLedger, WindowLedger, RoomScanLedger, SessionPolicies, SessionAuthenticator, AnalysisClient; and SERVICE_CONFIG.
 */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(
    private readonly dataSource: DataSource,
    private readonly events: DomainEvents,
    private readonly analysis: AnalysisClient,
  ) {}

  static register(config: ServiceConfig): DynamicModule {
    const applicationName = `bakylau-${config.app}`;
    return {
      module: PlatformModule,
      providers: [
        { provide: SERVICE_CONFIG, useValue: config },
        {
          provide: DataSource,
          useFactory: () => connectDataSource(createDataSource({ ...config.database, applicationName })),
        },
        { provide: ObjectStore, useFactory: () => createObjectStore(config.objectStore) },
        {
          provide: DomainEvents,
          inject: [DataSource],
          useFactory: async (dataSource: DataSource) => {
            const logger = new Logger(DomainEvents.name);
            const events = new DomainEvents({
              url: config.database.url,
              applicationName,
              dataSource,
              onError: (message, error) => logger.warn(message, error),
            });
            await events.start();
            return events;
          },
        },
        {
          provide: SessionChainService,
          inject: [DataSource, ObjectStore],
          useFactory: (dataSource: DataSource, objectStore: ObjectStore) =>
            new SessionChainService({
              dataSource,
              objectStore,
              signingKey: config.signingKey,
              retiredKeys: config.retiredKeys,
            }),
        },
        {
          provide: PauseLedger,
          inject: [DataSource, SessionChainService, DomainEvents],
          useFactory: (dataSource: DataSource, chain: SessionChainService, events: DomainEvents) =>
            new PauseLedger(dataSource, chain, events),
        },
        {
          provide: WindowLedger,
          inject: [DataSource, SessionChainService, DomainEvents],
          useFactory: (dataSource: DataSource, chain: SessionChainService, events: DomainEvents) =>
            new WindowLedger(dataSource, chain, events),
        },
        {
          provide: RoomScanLedger,
          inject: [DataSource, SessionChainService, DomainEvents],
          useFactory: (dataSource: DataSource, chain: SessionChainService, events: DomainEvents) =>
            new RoomScanLedger(dataSource, chain, events),
        },
        {
          provide: SessionPolicies,
          inject: [DataSource, SessionChainService],
          useFactory: (dataSource: DataSource, chain: SessionChainService) =>
            new SessionPolicies(dataSource, chain),
        },
        {
          provide: SessionAuthenticator,
          inject: [DataSource],
          useFactory: (dataSource: DataSource) => new SessionAuthenticator(dataSource, config.sessionSecret),
        },
        { provide: AnalysisClient, useFactory: () => new AnalysisClient(createAnalysisProxy(config)) },
      ],
      exports: [SERVICE_CONFIG, ...PROVIDED],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.events.close();
    await this.analysis.close();
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
