/** Sources run as they are (swc), so that a test needs no build; only the tests of `dist/` read what was built. */
export default {
  testMatch: ['<rootDir>/{packages,actions}/*/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2023', parser: { syntax: 'typescript' } } }] },
  transformIgnorePatterns: ['/node_modules/'],
  resolver: '<rootDir>/packages/testing/resolver.cjs',
  // Far beyond what any test takes: a busy machine is no failure.
  testTimeout: 60_000,
  // Most of the time a test waits for a server that it started.
  maxWorkers: '100%',
  globalSetup: '<rootDir>/packages/testing/python-setup.js',
};
