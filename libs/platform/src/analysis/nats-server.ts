export interface NatsServer {
  servers: string[];
  user?: string;
  pass?: string;
}

/**
 * The options of a NATS connection to one server. The client reads no user and password from its address, and may take a
 * password for a port, so they go separately.
 * @param url such as nats://user:password@host:4222; user and password may be absent, and are percent-encoded
 */
export function natsServer(url: string): NatsServer {
  const { protocol, host, username, password } = new URL(url);
  const servers = [`${protocol}//${host}`];
  if (username === '') return { servers };
  return { servers, user: decodeURIComponent(username), pass: decodeURIComponent(password) };
}
