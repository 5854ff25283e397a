/** Injection token of the ServiceConfig: `@Inject(SERVICE_CONFIG) config: ServiceConfig`. */
export const SERVICE_CONFIG = Symbol('SERVICE_CONFIG');
