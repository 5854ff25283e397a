import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasPermission, type Role, ROLES, type Route, ROUTES } from '@bakylau/contracts';
import { newId } from '@bakylau/persistence';
import { openApiDocument } from '../../apps/api/src/openapi/openapi-document';
import { INFRASTRUCTURE_ROUTES } from '../../apps/api/src/routing/route.decorator';
import { type ApiCaller, ApiWorld } from './api-world';

interface ExpressLayer {
  route?: { path: string; methods: Record<string, boolean> };
}

interface DescribedApi {
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, unknown> };
}

/** What an operation takes and gives as text, with every schema that it leads to. */
function withReferences(operation: unknown, { components }: DescribedApi): string {
  const texts = [JSON.stringify(operation)];
  const seen = new Set<string>();
  for (const text of texts) {
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (!seen.has(name)) texts.push(JSON.stringify(components.schemas[name]));
      seen.add(name);
    }
  }
  return texts.join('\n');
}

const routes = Object.entries<Route>(ROUTES);

/** Who carries one of these may see the keys of items. */
const KEY_READERS = ['result:read', 'item:read', 'item:write'] as const;

describe('the API and its contract', () => {
  let world: ApiWorld;
  const callers = new Map<Role, ApiCaller>();

  beforeAll(async () => {
    world = await ApiWorld.start();
    for (const role of ROLES) callers.set(role, await world.signIn(role));
  });
  afterAll(() => world.close());

  const pathOf = ({ path }: Route): string => path.replace(':chain', 'av').replace(/:\w+/g, () => newId());
  const call = (route: Route, headers: Readonly<Record<string, string>>) => {
    const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
    return world.http[method](pathOf(route)).set(headers);
  };

  it('have the same routes', () => {
    const express = world.app.getHttpAdapter().getInstance() as { router: { stack: ExpressLayer[] } };
    const registered = express.router.stack.flatMap(({ route }) =>
      route ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`) : [],
    );
    const promised = [
      ...routes.map(([, { method, path }]) => `${method} ${path}`),
      ...Object.values(INFRASTRUCTURE_ROUTES).map((path) => `GET ${path}`),
    ];
    expect(registered.sort()).toEqual(promised.sort());
  });

  describe.each(routes)('%s', (_, route) => {
    if (route.access === 'public') return;
    const { access } = route;

    it('is closed to those who are not signed in', async () => {
      const response = await call(route, {});
      expect(response.status).toBe(401);
      expect(response.body).toMatchObject({ code: 'unauthenticated' });
    });

    if (route.method !== 'GET') {
      it('is closed without the CSRF token', async () => {
        const { Cookie = '' } = callers.get('admin')?.headers ?? {};
        const response = await call(route, { Cookie });
        expect(response.status).toBe(403);
        expect(response.body).toMatchObject({ code: 'csrf_failed' });
      });
    }

    if (access !== 'signed-in') {
      it.each(ROLES)(`is open or closed to a %s as ${access} says`, async (role) => {
        const response = await call(route, callers.get(role)?.headers ?? {});
        if (hasPermission([role], access)) expect(response.body.code).not.toBe('forbidden');
        else expect(response.body).toMatchObject({ code: 'forbidden' });
      });
    }
  });

  it('openapi.json is up to date', () => {
    const committed: unknown = JSON.parse(readFileSync(join(__dirname, '../../openapi.json'), 'utf8'));
    expect(JSON.parse(JSON.stringify(openApiDocument()))).toEqual(committed);
  });

  it('every reference in the description leads somewhere', () => {
    const document = openApiDocument() as { components: { schemas: object } };
    for (const [, name = ''] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      expect(document.components.schemas).toHaveProperty(name);
    }
  });

  it('the description never tells biometric numbers, and the keys of items only to those who read results or work in banks', () => {
    const document = openApiDocument() as unknown as DescribedApi;
    const text = JSON.stringify(document);
    expect(text).not.toMatch(/"(optionIds?_right|accepted_answers|descriptor|passwordHash)"/);
    expect(text).toMatch(/"key"/);
    for (const role of ['candidate', 'proctor'] as const)
      for (const reader of KEY_READERS) expect(hasPermission([role], reader)).toBe(false);
    for (const [name, { path, method, access }] of routes) {
      if (KEY_READERS.some((reader) => reader === access)) continue;
      const operation = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      expect(operation).toMatchObject({ operationId: name });
      expect(withReferences(operation, document)).not.toMatch(/"key"|schemas\/(ItemKey|GapKey)"|"tolerance"/);
    }
  });

  it('is served as JSON and as a page that loads nothing from elsewhere', async () => {
    const json = await world.http.get('/api/docs-json').expect(200);
    expect(json.body).toMatchObject({ openapi: '3.1.0' });
    const page = await world.http.get('/api/docs').expect(200).expect('Content-Type', /html/);
    const links = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link = '']) => link);
    expect(links).toHaveLength(3);
    for (const link of links) {
      expect(link).toMatch(/^\/api\/docs\/assets\//);
      await world.http
        .get(link)
        .expect(200)
        .expect('Content-Type', /css|javascript/);
    }
    await world.http.get('/api/docs/assets/package.json').expect(404);
    await world.http.get('/api/docs/assets/constructor').expect(404);
  });
});
