/** For ESM packages that ask where they lie: `import.meta` has no counterpart in CommonJS, so it is replaced before the transform. */
const { createTransformer } = require('@swc/jest');

const swc = createTransformer({ module: { type: 'commonjs' }, jsc: { target: 'es2023' } });

module.exports = {
  process(source, ...rest) {
    return swc.process(
      source.replaceAll('import.meta.url', "require('node:url').pathToFileURL(__filename).href"),
      ...rest,
    );
  },
};
