import { type KeyObject } from 'node:crypto';
import { type ObjectStoreOptions } from '@bakylau/storage';

export type AppName = 'api' | 'gateway' | 'analyzer' | 'standalone' | 'cli';

/** What every process knows. */
export interface ProcessConfig {
  app: AppName;
  production: boolean;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Address that the servers inside bind; the edge in front of them is what the outside reaches. */
  listenAddress: string;
  /** Port of the edge, which carries pages, API and sockets. */
  port: number;
  apiPort: number;
  gateway: { host: string; port: number };
  analyzer: { host: string; port: number };
  /** Set when analysis goes over NATS instead of TCP. */
  natsUrl: string | null;
  /** Absolute. */
  dataDir: string;
  /** Absolute; holds manifest.json and the networks. */
  modelsDir: string;
  /** What runs the networks: ONNX Runtime on the files in `modelsDir`, or tfjs on their originals. */
  analysisBackend: 'onnx' | 'tfjs';
  rtc: RtcConfig;
}

export interface RtcConfig {
  listenAddress: string;
  /** Addresses that candidates are told, in order. */
  announcedAddresses: string[];
  /** Worker i takes UDP and TCP port base + i. */
  portBase: number;
  workers: number;
  turn: { urls: string[]; secret: string } | null;
  /** Null: the one that mediasoup finds by itself. */
  workerBin: string | null;
}

/** What the processes with a database know besides. */
export interface ServiceConfig extends ProcessConfig {
  /** For example `https://exam.university.kz`. */
  publicOrigin: string;
  /** The public origin, and for a loopback one its other spellings. */
  allowedOrigins: string[];
  /** Addresses or ranges of the proxies in front whose X-Forwarded-For is believed. */
  trustedProxies: string[];
  /** Whether cookies are sent over TLS alone. */
  secureCookies: boolean;
  database: { url: string; poolSize: number };
  objectStore: ObjectStoreOptions;
  /** With less free space under `dataDir` the gateway lets no new session begin. */
  recordingFreeBytes: number;
  /** Of the account that the command `create-admin` makes; null when it comes on standard input. */
  adminPassword: string | null;
  /** Keys the hashes of session tokens and throttle keys. */
  sessionSecret: string;
  /** Ed25519 private key that signs the heads of evidence chains. */
  signingKey: KeyObject;
  /** Ed25519 public keys that signed before it; what they signed stays valid. */
  retiredKeys: KeyObject[];
  /** Absolute folder of the web build. */
  webDir: string;
  /** Absolute folder with the rules of exams that come with the service. */
  policiesDir: string;
  /** Absolute folder with the photos of the demo's people. */
  demoAssetsDir: string;
}
