import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AnalysisBackendError } from '../vision.errors';
import { hashOf, readOriginalFiles } from './original-files';

describe(readOriginalFiles.name, () => {
  const source = {
    package: 'zod',
    version: '4.6.7',
    files: ['package.json', 'index.js'],
    sha256: hashOf(
      ['package.json', 'index.js'].map((file) =>
        readFileSync(join(require.resolve('zod/package.json'), '..', file)),
      ),
    ),
  };

  it('reads the files of a package', () => {
    expect(readOriginalFiles(source).bytes).toHaveLength(2);
  });

  it('names what to install when the package is missing', () => {
    const missing = { ...source, package: '@bakylau/nowhere', version: '1.2.3' };

    expect(() => readOriginalFiles(missing)).toThrow(AnalysisBackendError);
    expect(() => readOriginalFiles(missing)).toThrow('npm install --no-save @bakylau/nowhere@1.2.3');
  });

  it('refuses files that are not those of the manifest', () => {
    expect(() => readOriginalFiles({ ...source, sha256: '0'.repeat(64) })).toThrow(
      'are not those of zod@4.6.7',
    );
    expect(() => readOriginalFiles({ ...source, files: ['nothing.bin'] })).toThrow(
      'are not those of zod@4.6.7',
    );
  });
});
