// Tests import the workspaces' sources: `./x.js` is `./x.ts` there, and `@mlops-actions/x` is its src/index.ts.
const { existsSync } = require('node:fs');
const { join, resolve } = require('node:path');

const root = resolve(__dirname, '../..');

module.exports = (request, options) => {
  const workspace = /^@mlops-actions\/([\w-]+)$/.exec(request);
  if (workspace) {
    for (const kind of ['packages', 'actions']) {
      const source = join(root, kind, workspace[1], 'src/index.ts');
      if (existsSync(source)) return source;
    }
  }
  if (
    /^\.{1,2}\/.*\.js$/.test(request) &&
    options.basedir.startsWith(root) &&
    !options.basedir.includes('node_modules')
  ) {
    const source = resolve(options.basedir, request.replace(/\.js$/, '.ts'));
    if (existsSync(source)) return source;
  }
  return options.defaultResolver(request, options);
};
