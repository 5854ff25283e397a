import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface PackageSource {
  package: string;
  version: string;
  folder: string;
}

export function findPackage(name: string): PackageSource {
  const manifestPath = require.resolve(`${name}/package.json`);
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as { version: string };
  return { package: name, version: manifest.version, folder: dirname(manifestPath) };
}
