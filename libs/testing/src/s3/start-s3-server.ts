import { spawnSync } from 'node:child_process';
import { startCephGateway } from './ceph-gateway';
import { startMinio } from './minio-server';
import { type S3Server } from './s3-server';

/**
 * Starts MinIO when it is on the PATH, else Ceph's RADOS Gateway from Debian's packages (about 15 s).
 * @throws Error saying what to install when neither is there
 */
export async function startS3Server(): Promise<S3Server> {
  if (isOnPath('minio')) return startMinio();
  const missing = [
    'ceph-mon',
    'ceph-mgr',
    'ceph-osd',
    'radosgw',
    'radosgw-admin',
    'ceph',
    'monmaptool',
  ].filter((program) => !isOnPath(program));
  if (missing.length === 0) return startCephGateway();
  throw new Error(
    `No S3 server can be started: neither minio nor ${missing.join(', ')} is on the PATH. Install one, for example with ` +
      'apt-get install --no-install-recommends ceph-mon ceph-osd ceph-mgr radosgw ceph-common',
  );
}

function isOnPath(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}
