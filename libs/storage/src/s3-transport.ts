import * as http from 'node:http';
import * as https from 'node:https';

/** One process keeps at most this many connections to the store; 300 candidates need about 60 uploads a second of 5 ms each. */
const MAX_CONNECTIONS = 64;

export interface S3Transport {
  url: URL;
  agent: http.Agent;
  transport: { request: typeof http.request };
}

/**
 * Keep-alive connections whose requests end with an error when the server says nothing for `idleTimeoutMs`: a store that
 * hangs must not hang the uploads for ever.
 * @throws Error when the endpoint is not `http(s)://host[:port]`
 */
export function createS3Transport(endpoint: string, idleTimeoutMs: number): S3Transport {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.pathname !== '/' ||
    url.search !== '' ||
    url.username !== ''
  ) {
    throw new Error(
      `The S3 endpoint "${endpoint}" must look like https://host:port, without a path or credentials`,
    );
  }
  const { Agent, request } = url.protocol === 'https:' ? https : http;
  const agent = new Agent({ keepAlive: true, maxSockets: MAX_CONNECTIONS });
  const requestWithTimeout = (
    options: https.RequestOptions,
    onResponse: (response: http.IncomingMessage) => void,
  ) => {
    const outgoing = request(options, onResponse);
    outgoing.setTimeout(idleTimeoutMs, () =>
      outgoing.destroy(new Error(`no answer for ${idleTimeoutMs / 1000} s`)),
    );
    return outgoing;
  };
  return { url, agent, transport: { request: requestWithTimeout as typeof http.request } };
}
