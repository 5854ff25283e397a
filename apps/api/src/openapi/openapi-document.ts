import * as contracts from '@bakylau/contracts';
import { type Permission, PERMISSIONS, type Route, ROUTES } from '@bakylau/contracts';
import { SESSION_COOKIE } from '@bakylau/platform';
import { z } from 'zod';

type Json = Record<string, unknown>;

const COMPONENTS = '#/components/schemas/';
const SECURED = [{ session: [], csrf: [] }];
const READ_ONLY = [{ session: [] }];

/** The OpenAPI 3.1 description of the routes, from the same schemas that check requests and answers. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries<Route>(ROUTES)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Bakylau',
      version: '0.1.0',
      description:
        'Exam sessions with online proctoring. Every failed answer is an ErrorBody; `code` says what went wrong.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      schemas: components(),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
        csrf: {
          type: 'apiKey',
          in: 'header',
          name: 'X-CSRF-Token',
          description: '`csrfToken` of GET /api/auth/me',
        },
      },
    },
  };
}

function operation(name: string, route: Route): Json {
  const { method, access } = route;
  const isPublic = access === 'public';
  return {
    operationId: name,
    summary: route.summary,
    ...(!isPublic && access !== 'signed-in' && { description: `For: ${rolesOf(access).join(', ')}.` }),
    security: isPublic ? [] : method === 'GET' ? READ_ONLY : SECURED,
    parameters: [...pathParameters(route), ...queryParameters(route)],
    ...requestBody(route),
    responses: {
      '200': { description: 'Done', content: answerContent(route) },
      default: {
        description: 'Refused or failed',
        content: { 'application/json': { schema: { $ref: `${COMPONENTS}ErrorBody` } } },
      },
    },
  };
}

function rolesOf(permission: Permission): readonly string[] {
  return PERMISSIONS[permission];
}

function pathParameters({ path }: Route): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: name.endsWith('Id') ? { type: 'string', format: 'uuid' } : { type: 'string' },
  }));
}

function queryParameters({ query }: Route): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = inputSchema(query);
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function requestBody({ body, upload }: Route): Json {
  if (upload) {
    const content = Object.fromEntries(upload.types.map((type) => [type, {}]));
    return { requestBody: { required: true, description: `At most ${upload.maxBytes} bytes`, content } };
  }
  if (!body) return {};
  const required = !body.safeParse(undefined).success;
  return { requestBody: { required, content: { 'application/json': { schema: inputSchema(body) } } } };
}

function answerContent({ response, file }: Route): Json {
  if (file) return { [file]: {} };
  if (!response) throw new Error('A route answers with JSON or with a file');
  const name = componentNames().get(response);
  const schema = name ? { $ref: COMPONENTS + name } : withoutDialect(z.toJSONSchema(response));
  return { 'application/json': { schema } };
}

/** What a caller sends: fields with defaults may be left out. */
function inputSchema(schema: z.ZodType): z.core.JSONSchema.BaseSchema {
  return withoutDialect(z.toJSONSchema(schema, { io: 'input' }));
}

/** Every exported schema of the contracts, `meSchema` as `Me`. */
function componentNames(): Map<z.ZodType, string> {
  const names = new Map<z.ZodType, string>();
  for (const [name, value] of Object.entries(contracts)) {
    if (!(value instanceof z.ZodType) || !name.endsWith('Schema')) continue;
    names.set(value, name.charAt(0).toUpperCase() + name.slice(1, -'Schema'.length));
  }
  return names;
}

/** The schemas that answers are made of, with references between them. */
function components(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of componentNames()) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => COMPONENTS + id, unrepresentable: 'any' });
  const answers = Object.values<Route>(ROUTES).flatMap(({ response }) => (response ? [response] : []));
  const wanted = new Set(['ErrorBody']);
  for (const answer of answers) wanted.add(componentNames().get(answer) ?? '');
  // What is referred to is wanted too, until nothing new comes up.
  for (const name of wanted) {
    const text = JSON.stringify(schemas[name] ?? {});
    for (const [, referred = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) wanted.add(referred);
  }
  const names = [...wanted].filter((name) => schemas[name]).sort();
  return Object.fromEntries(names.map((name) => [name, withoutDialect(schemas[name] ?? {})]));
}

function withoutDialect(schema: z.core.JSONSchema.BaseSchema): z.core.JSONSchema.BaseSchema {
  const { $schema: _, $id: __, ...rest } = schema;
  return rest;
}
