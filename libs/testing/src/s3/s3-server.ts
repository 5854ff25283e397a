/** A real S3 server of this test run, on loopback, with everything in a temporary folder. */
export interface S3Server {
  endpoint: string;
  region: string;
  accessKey: string;
  secretKey: string;
  /** Which program serves, for messages. */
  product: 'minio' | 'ceph';
  /** Stops the server and removes its folder. Idempotent. */
  close(): Promise<void>;
}
