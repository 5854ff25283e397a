// Status 0 when node_modules holds exactly the packages of package-lock.json, by npm's own record of what it
// installed and by the version in each package. Packages for other platforms are marked optional and may be absent.
// Usage: node lock-is-installed.mjs <repository root>
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = process.argv[2] ?? '.';

function packagesOf(file) {
  const packages = { ...JSON.parse(readFileSync(file, 'utf8')).packages };
  delete packages[''];
  return packages;
}

/** npm's record alone is not proof: `npm install --package-lock-only` renews it without installing anything. */
function versionOnDisk(path) {
  return JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')).version;
}

function sameTree() {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  // npm writes this file last, so an interrupted installation has none.
  const installed = packagesOf(join(root, 'node_modules/.package-lock.json'));
  const isInstalled = ([path, { version, integrity, optional }]) => {
    const found = installed[path];
    if (!found) {
      return optional === true;
    }
    return found.version === version && found.integrity === integrity && versionOnDisk(path) === version;
  };
  return Object.entries(wanted).every(isInstalled) && Object.keys(installed).every((path) => path in wanted);
}

try {
  process.exitCode = sameTree() ? 0 : 1;
} catch {
  // No node_modules yet, or not one that npm wrote.
  process.exitCode = 1;
}
