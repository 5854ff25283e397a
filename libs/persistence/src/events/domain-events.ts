import { DOMAIN_EVENT_CHANNEL, type DomainEvent, domainEventSchema } from '@bakylau/contracts';
import { Client } from 'pg';
import { type DataSource, type EntityManager } from 'typeorm';

export interface DomainEventsOptions {
  /** The same database as the data source; listening needs a connection of its own. */
  url: string;
  applicationName: string;
  dataSource: DataSource;
  /** Told of lost connections, bad messages and listeners that threw; nothing here stops the process. */
  onError: (message: string, error: unknown) => void;
}

export interface DomainEventListener {
  onEvent(event: DomainEvent): void | Promise<void>;
  /** Listening began again after a lost connection. Events in between are gone: read the rows that matter again. */
  onReconnected?(): void | Promise<void>;
}

const RECONNECT_FIRST_MS = 200;
const RECONNECT_MOST_MS = 5000;
/** A connection that died without a word is found by this question. */
const HEARTBEAT_MS = 15_000;

/**
 * Nudges between the processes of the service over PostgreSQL's LISTEN and NOTIFY. A message says only what changed; the
 * receiver reads the row. Every process gets every message, its own ones too.
 */
export class DomainEvents {
  private readonly listeners = new Set<DomainEventListener>();
  private client: Client | null = null;
  private heartbeat: NodeJS.Timeout | null = null;
  private reconnect: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(private readonly options: DomainEventsOptions) {}

  /**
   * Begins to listen; afterwards a lost connection is opened again until `close`.
   * @throws when the database cannot be reached now
   */
  async start(): Promise<void> {
    await this.connect();
    this.heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS);
    this.heartbeat.unref();
  }

  /** @returns a function that ends the subscription */
  subscribe(listener: DomainEventListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tells all processes. With a transaction's manager they hear of it when, and only if, it commits. */
  async publish(event: DomainEvent, manager: EntityManager = this.options.dataSource.manager): Promise<void> {
    await manager.query('SELECT pg_notify($1, $2)', [DOMAIN_EVENT_CHANNEL, JSON.stringify(event)]);
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.heartbeat) clearInterval(this.heartbeat);
    if (this.reconnect) clearTimeout(this.reconnect);
    this.listeners.clear();
    const { client } = this;
    this.client = null;
    await client?.end();
  }

  private async connect(): Promise<void> {
    const { url, applicationName } = this.options;
    const client = new Client({
      connectionString: url,
      application_name: `${applicationName}-events`,
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    });
    client.on('notification', (message) => this.receive(message.payload ?? ''));
    // Without a listener an error of an idle connection would end the process; `end` follows and is what we act on.
    client.on('error', () => undefined);
    client.once('end', () => this.onConnectionEnd(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${DOMAIN_EVENT_CHANNEL}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    if (this.closed) await client.end();
    else this.client = client;
  }

  private onConnectionEnd(client: Client): void {
    if (this.closed || this.client !== client) return;
    this.client = null;
    this.options.onError('The connection for domain events is lost; it is opened again', null);
    this.scheduleReconnect(RECONNECT_FIRST_MS);
  }

  private scheduleReconnect(delayMs: number): void {
    this.reconnect = setTimeout(() => {
      this.connect().then(
        () => this.tell((listener) => listener.onReconnected?.()),
        () => this.closed || this.scheduleReconnect(Math.min(delayMs * 2, RECONNECT_MOST_MS)),
      );
    }, delayMs);
    this.reconnect.unref();
  }

  private beat(): void {
    const { client } = this;
    if (!client) return;
    const giveUp = setTimeout(() => this.drop(client), HEARTBEAT_MS / 2);
    giveUp.unref();
    client.query('SELECT 1').then(
      () => clearTimeout(giveUp),
      () => clearTimeout(giveUp),
    );
  }

  private drop(client: Client): void {
    this.onConnectionEnd(client);
    client.end().catch(() => undefined);
  }

  private receive(payload: string): void {
    const event = domainEventSchema.safeParse(parseJson(payload));
    if (event.success) this.tell((listener) => listener.onEvent(event.data));
    else this.options.onError('A message on the channel of domain events is not one', event.error);
  }

  private tell(call: (listener: DomainEventListener) => void | Promise<void>): void {
    for (const listener of this.listeners) {
      Promise.resolve()
        .then(() => call(listener))
        .catch((error: unknown) => this.options.onError('A listener of domain events failed', error));
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
