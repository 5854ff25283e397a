/** A real S3 server of this test run, on loopback, with everything in a temporary folder. */
export interface S3Server {
  endpoint: string;
  region: string;
  accessKey: string;
  secretKey: string;
  /** Which program serves, for messages. */
  product: 'minio' | 'ceph';
  /** kill -9 of the program that answers; what it has taken in stays. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, at the same address, and waits until it answers. */
  restart(): Promise<void>;
  /** Stops the server and removes its folder. Idempotent. */
  close(): Promise<void>;
}
