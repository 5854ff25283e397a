/** Module boundaries. One rule, one reason; docs/architecture.md shows the picture. */
const lib = (name) => `^libs/${name}/`;
const tests = '(\\.spec\\.ts$|\\.e2e-spec\\.ts$|^test/|^libs/testing/)';
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-app-to-app',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    { name: 'no-lib-to-app', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'contracts-is-a-leaf',
      severity: 'error',
      from: { path: lib('contracts') },
      to: { path: '^(libs|apps)/', pathNot: lib('contracts') },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'Rules have no I/O and no framework.',
      from: { path: lib('domain'), pathNot: '\\.spec\\.ts$' },
      to: { path: '^(libs/(?!domain|contracts)|node_modules/(@nestjs|typeorm|pg|socket\\.io|mediasoup))' },
    },
    {
      name: 'room-scan-is-pure',
      severity: 'error',
      comment: 'The gateway follows turns live: no framework and no inference there.',
      from: { path: lib('room-scan'), pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^(libs/(?!room-scan|contracts)|node_modules/(@nestjs|typeorm|pg|socket\\.io|mediasoup|onnxruntime-))',
      },
    },
    {
      name: 'question-formats-is-pure',
      severity: 'error',
      comment: 'A file of questions is bytes in, items and problems out: no database and no framework.',
      from: { path: lib('question-formats'), pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^(libs/(?!question-formats|contracts|domain)|node_modules/(@nestjs|typeorm|pg|socket\\.io|mediasoup))',
      },
    },
    {
      name: 'libs-only-through-index',
      severity: 'error',
      comment: 'But a page loads the words of its own language alone.',
      from: { path: '^(apps|test)/' },
      to: {
        path: '^libs/[^/]+/src/',
        pathNot: ['^libs/[^/]+/src/index\\.ts$', '^libs/contracts/src/terms/[a-z]+\\.json$'],
      },
    },
    {
      name: 'lib-to-lib-only-through-index',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'mediasoup-only-in-gateway',
      severity: 'error',
      from: { pathNot: '^(apps/gateway/|tools/|test/)' },
      to: { path: 'node_modules/mediasoup/' },
    },
    {
      name: 'inference-only-in-analyzer',
      severity: 'error',
      from: { pathNot: '^(apps/analyzer/|libs/vision/|libs/sound/|tools/|test/)' },
      to: { path: 'node_modules/(onnxruntime-|@tensorflow/|@vladmandic/)' },
    },
    {
      name: 'vision-and-sound-only-in-analyzer-and-cli',
      severity: 'error',
      from: {
        path: '^(apps/(api|gateway|standalone|web)|libs/(contracts|domain|persistence|recording|storage|platform))/',
      },
      to: { path: '^libs/(vision|sound)/' },
    },
    {
      name: 'web-imports-contracts-only',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs|apps)/', pathNot: '^(libs/contracts/|apps/web/)' },
    },
    {
      name: 'testing-only-from-tests',
      severity: 'error',
      from: { pathNot: tests },
      to: { path: lib('testing') },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist/|^data/)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
