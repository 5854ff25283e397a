/**
 * Makes Node run the project's TypeScript and understand its own package names: `node --require ./tools/typescript/register.cjs
 * file.ts`. For tools (migrations, OpenAPI, models), and for worker threads of tests (Jest does not reach into threads); it does not check types.
 */
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    configFile: false,
    swcrc: false,
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  });
  module._compile(code, filename);
};

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const lib = /^@bakylau\/([a-z-]+)$/.exec(request);
  const file = lib ? join(__dirname, '../../libs', lib[1], 'src/index.ts') : request;
  return resolveFilename.call(this, file, ...rest);
};
