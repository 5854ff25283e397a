import { type Route as RouteContract, type RouteName, ROUTES } from '@bakylau/contracts';
import { applyDecorators, Delete, Get, HttpCode, Patch, Post, Put, SetMetadata } from '@nestjs/common';
import { type Reflector } from '@nestjs/core';

const ROUTE_NAME = 'bakylau:route';
const CHECKS_SESSION = 'bakylau:checks-session';
const INFRASTRUCTURE_ROUTE = 'bakylau:infrastructure-route';
const METHODS = { GET: Get, POST: Post, PUT: Put, PATCH: Patch, DELETE: Delete };

type Handler = Parameters<Reflector['get']>[1];

/**
 * Makes a controller method answer a route of the contract: method and path come from there, and the guards and interceptors
 * take access, upload limits and the form of the answer from there too.
 */
export function Route(name: RouteName): MethodDecorator {
  const { method, path } = ROUTES[name];
  return applyDecorators(METHODS[method](path), HttpCode(200), SetMetadata(ROUTE_NAME, name));
}

/**
 * For a busy handler whose own statement asks whether the caller's session still stands (`sessionStands`): the guard then knows the caller
 * by memory and asks the database nothing.
 */
export const ChecksSession = (): MethodDecorator => SetMetadata(CHECKS_SESSION, true);

export function checksSession(reflector: Reflector, handler: Handler): boolean {
  return reflector.get<boolean | undefined>(CHECKS_SESSION, handler) ?? false;
}

/** Routes outside the contract, for operators and tools: open to everyone, never for data of people. */
export const INFRASTRUCTURE_ROUTES = {
  live: '/health/live',
  ready: '/health/ready',
  docsJson: '/api/docs-json',
  docs: '/api/docs',
  docsAsset: '/api/docs/assets/:file',
} as const;
export type InfrastructureRoute = keyof typeof INFRASTRUCTURE_ROUTES;

export function OpenRoute(name: InfrastructureRoute): MethodDecorator {
  return applyDecorators(Get(INFRASTRUCTURE_ROUTES[name]), SetMetadata(INFRASTRUCTURE_ROUTE, name));
}

/** The contract of a handler; null for a handler that names none. */
export function findRoute(reflector: Reflector, handler: Handler): RouteContract | null {
  const name = reflector.get<RouteName | undefined>(ROUTE_NAME, handler);
  return name ? ROUTES[name] : null;
}

export function findRouteName(reflector: Reflector, handler: Handler): RouteName | null {
  return reflector.get<RouteName | undefined>(ROUTE_NAME, handler) ?? null;
}

export function isInfrastructureRoute(reflector: Reflector, handler: Handler): boolean {
  return reflector.get<InfrastructureRoute | undefined>(INFRASTRUCTURE_ROUTE, handler) !== undefined;
}
