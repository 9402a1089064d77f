import path from 'node:path';
import { fileURLToPath } from 'node:url';

const rootDir = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const swc = ['@swc/jest', {
  jsc: { target: 'es2023', parser: { syntax: 'typescript', decorators: true, tsx: true }, transform: { legacyDecorator: true, decoratorMetadata: true } },
  module: { type: 'es6' },
}];

const project = (displayName, rest) => ({
  displayName,
  rootDir,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^#core/(.*)$': '<rootDir>/server/core/$1.ts', '^fast-check$': '<rootDir>/test/support/propertyTests.js' },
  transform: { '\\.tsx?$': swc },
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  ...rest,
});

/** The core needs nothing; the server a PostgreSQL; the browser a built Stet and a Chromium. */
export default {
  rootDir,
  projects: [
    project('core', { testMatch: ['<rootDir>/server/core/**/*.test.ts', '<rootDir>/admin/**/*.test.ts'] }),
    project('server', {
      testMatch: ['<rootDir>/server/!(core)/**/*.test.ts', '<rootDir>/test/{server,security}/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/globalSetup.js',
      globalTeardown: '<rootDir>/test/support/globalTeardown.js',
    }),
    project('browser', {
      testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/globalSetup.js',
      globalTeardown: '<rootDir>/test/support/globalTeardown.js',
    }),
  ],
  testTimeout: 60_000,
  // modules of test files stay in memory: a worker that has had many goes, and another one takes over
  workerIdleMemoryLimit: '1GB',
  // if that happens after the last file, the one that takes over has to start before it can end: half a second was too little on a busy machine, and looked like a leak
  workerGracefulExitTimeout: 10_000,
};
