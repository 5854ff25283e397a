import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  type WebhookDeliveryView,
  type WebhookEventBody,
  type WebhookView,
  type WebhookWithSecret,
} from '@bakylau/contracts';
import { ExamResult, ExamSession, newId } from '@bakylau/persistence';
import { Webhook as Receiver } from 'standardwebhooks';
import { WebhookSchedule } from '../../apps/api/src/webhooks/webhook.schedule';
import { type ApiCaller, ApiWorld } from './api-world';

/** The queue asks for work every other second. */
jest.setTimeout(30_000);

interface Call {
  headers: Record<string, string>;
  body: string;
}

/** Another system of the university, which may refuse. */
class OtherSystem {
  readonly calls: Call[] = [];
  /** Answered in this order, then 204. */
  answers: number[] = [];
  private readonly server: Server = createServer((request, response) => {
    void text(request).then((body) => {
      this.calls.push({ headers: request.headers as Record<string, string>, body });
      response.writeHead(this.answers.shift() ?? 204).end();
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/bakylau?token=1`;
  }

  async heard(count: number): Promise<Call[]> {
    for (let tries = 0; this.calls.length < count && tries < 200; tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    return this.calls;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

describe('webhooks', () => {
  let world: ApiWorld;
  let admin: ApiCaller;
  let other: OtherSystem;
  let webhook: WebhookWithSecret;

  const bodies = (calls: Call[]) => calls.map(({ body }) => JSON.parse(body) as WebhookEventBody);
  const sessions = () => world.database.dataSource.getRepository(ExamSession);

  /** The deliveries of this test's webhook, once none waits any more. */
  async function settled(count: number): Promise<WebhookDeliveryView[]> {
    for (let tries = 0; ; tries++) {
      const { body } = await admin.get(`/api/webhooks/${webhook.id}/deliveries`).expect(200);
      const { deliveries } = body as { deliveries: WebhookDeliveryView[] };
      const isOver = deliveries.length === count && deliveries.every(({ state }) => state !== 'pending');
      if (isOver || tries === 150) return deliveries;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  beforeAll(async () => {
    world = await ApiWorld.start();
    const retry = { retryLimit: 2, retryDelay: 1 };
    await world.app.get(WebhookSchedule).start(100, retry);
    admin = await world.signIn('admin');
  });
  afterAll(() => world.close());

  beforeEach(async () => {
    other = new OtherSystem();
    const body = { url: await other.listen(), kinds: ['session.state_changed'] };
    webhook = (await admin.post('/api/webhooks', body).expect(200)).body as WebhookWithSecret;
  });
  afterEach(async () => {
    await admin.put(`/api/webhooks/${webhook.id}`, { enabled: false }).expect(200);
    other.close();
  });

  it('are told, signed by the published specification, which session is in which state', async () => {
    const { id: sessionId, attemptId } = await world.factory.session();
    await sessions().update({ id: sessionId }, { state: 'waiting' });
    const calls = await other.heard(2);
    const events = calls.map(
      ({ headers, body }) => new Receiver(webhook.secret).verify(body, headers) as WebhookEventBody,
    );
    events.sort((a, b) => a.position - b.position);
    const [first, second] = events;
    expect(first).toMatchObject({ kind: 'session.state_changed', data: { sessionId, attemptId } });
    expect(second?.data).toMatchObject({ state: 'waiting', previousState: first?.data.state });
    expect(() => new Receiver(webhook.secret).verify(`${calls[0]!.body} `, calls[0]!.headers)).toThrow();
    expect(await settled(2)).toMatchObject([{ state: 'delivered', tries: 1 }, { lastStatus: 204 }]);
  });

  it('are told of results with mark and letter, and only who asked for them', async () => {
    const results = world.database.dataSource.getRepository(ExamResult);
    const told = { url: webhook.url, kinds: ['result.state_changed'] };
    const second = (await admin.post('/api/webhooks', told).expect(200)).body as WebhookWithSecret;
    const { id: attemptId } = await world.factory.attempt();
    const result = await results.save({
      ...{ id: newId(), attemptId, points: 18, maxPoints: 20, mark: 90, letter: 'A-', gradePoint: 3.67 },
      itemScores: [],
    });
    await results.update({ id: result.id }, { state: 'verified' });
    const calls = await other.heard(2);
    const events = bodies(calls).sort((a, b) => a.position - b.position);
    expect(events).toMatchObject([
      { kind: 'result.state_changed', data: { attemptId, resultId: result.id, previousState: null } },
      { data: { state: 'verified', previousState: 'provisional', mark: 90, letter: 'A-' } },
    ]);
    expect(await settled(0)).toEqual([]);
    await admin.put(`/api/webhooks/${second.id}`, { enabled: false }).expect(200);
  });

  it('are not told of what was rolled back, of other kinds, or of a change that is none', async () => {
    const { id } = await world.factory.session({ state: 'running' });
    await settled(1);
    const rollBack = new Error('rolled back');
    await expect(
      sessions().manager.transaction(async (manager) => {
        await manager.update(ExamSession, { id }, { state: 'paused' });
        throw rollBack;
      }),
    ).rejects.toBe(rollBack);
    await sessions().update({ id }, { state: 'running', run: 2 });
    await sessions().update({ id }, { state: 'submitted' });
    const calls = await other.heard(2);
    expect(bodies(calls).map(({ data }) => data.state)).toEqual(['running', 'submitted']);
  });

  it('try again what was refused, in the same words, and follow no redirect', async () => {
    other.answers = [500, 302];
    await world.factory.session();
    const calls = await other.heard(3);
    expect(new Set(calls.map(({ body }) => body)).size).toBe(1);
    expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await settled(1)).toMatchObject([
      { state: 'delivered', tries: 3, lastStatus: 204, lastProblem: null },
    ]);
  });

  it('give up in the end, say why, and send once more when asked to', async () => {
    other.answers = [503, 503, 503];
    const since = new Date().toISOString();
    await world.factory.session();
    expect(await settled(1)).toMatchObject([{ state: 'failed', tries: 3, lastProblem: 'answered 503' }]);
    const { body } = await admin.get('/api/webhooks').expect(200);
    expect((body as { webhooks: WebhookView[] }).webhooks.at(-1)).toMatchObject({ failed: 1, pending: 0 });
    await admin.post(`/api/webhooks/${webhook.id}/replay`, { since }).expect(200, { events: 1 });
    const calls = await other.heard(4);
    expect(calls[3]?.headers['webhook-id']).toBe(calls[0]?.headers['webhook-id']);
    expect(await settled(1)).toMatchObject([{ state: 'delivered', tries: 4 }]);
  });

  it('belong to administrators, and take only addresses', async () => {
    const registrar = await world.signIn('registrar');
    await registrar.get(`/api/webhooks/${webhook.id}`).expect(403);
    const body = { url: 'ftp://example.org/', kinds: ['session.state_changed'] };
    await admin.post('/api/webhooks', body).expect(400);
    await admin.post('/api/webhooks', { ...body, url: 'https://user:word@example.org/' }).expect(400);
    await admin.post('/api/webhooks', { ...body, url: 'no address' }).expect(400);
    await admin.post('/api/webhooks', { ...body, url: 'https://example.org/', kinds: [] }).expect(400);
    const secret = (await admin.get(`/api/webhooks/${webhook.id}`).expect(200)).body as WebhookWithSecret;
    expect(secret.secret).toBe(webhook.secret);
    expect(secret.secret).toMatch(/^whsec_/);
  });
});
