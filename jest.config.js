import { availableParallelism } from 'node:os';

/** Pure specs live beside their file; everything that needs the database or processes lives under test/. */
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
};

export default {
  // Most tests wait for other processes: two at a time keep even two cores busy.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['src', 'sandbox', 'web/src'].map((folder) => `<rootDir>/${folder}/**/*.spec.ts`),
    },
    {
      ...shared,
      displayName: 'contract',
      testMatch: ['<rootDir>/test/contract/**/*.spec.ts'],
      setupFilesAfterEnv: ['<rootDir>/test/e2e/harness/time-limit.js'],
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/e2e/harness/global-setup.js',
      globalTeardown: '<rootDir>/test/e2e/harness/global-teardown.js',
      setupFilesAfterEnv: ['<rootDir>/test/e2e/harness/time-limit.js'],
    },
    {
      ...shared,
      displayName: 'chaos',
      testMatch: ['<rootDir>/test/chaos/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/e2e/harness/global-setup.js',
      globalTeardown: '<rootDir>/test/e2e/harness/global-teardown.js',
      setupFilesAfterEnv: ['<rootDir>/test/e2e/harness/time-limit.js'],
    },
    {
      ...shared,
      displayName: 'redis',
      testMatch: [
        '<rootDir>/test/redis/**/*.spec.ts',
        ...[
          'chaos/lost-work',
          'chaos/worker-killed',
          'chaos/gateway-down',
          'chaos/heartbeat',
          'chaos/scale-out',
          'e2e/ftp-channel',
          'security/queue-board',
        ].map((spec) => `<rootDir>/test/${spec}.spec.ts`),
      ],
      globalSetup: '<rootDir>/test/e2e/harness/global-setup.js',
      globalTeardown: '<rootDir>/test/e2e/harness/global-teardown.js',
      setupFilesAfterEnv: ['<rootDir>/test/e2e/harness/time-limit.js'],
    },
    { ...shared, displayName: 'architecture', testMatch: ['<rootDir>/test/architecture/**/*.spec.ts'] },
    {
      ...shared,
      displayName: 'browser',
      testEnvironment: '<rootDir>/test/browser/browser-environment.js',
      testMatch: ['<rootDir>/test/browser/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/e2e/harness/global-setup.js',
      globalTeardown: '<rootDir>/test/e2e/harness/global-teardown.js',
      setupFilesAfterEnv: ['<rootDir>/test/e2e/harness/time-limit.js'],
    },
    {
      ...shared,
      displayName: 'clients',
      testMatch: ['<rootDir>/test/clients/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/e2e/harness/global-setup.js',
      globalTeardown: '<rootDir>/test/e2e/harness/global-teardown.js',
      setupFilesAfterEnv: ['<rootDir>/test/e2e/harness/time-limit.js'],
    },
    {
      ...shared,
      displayName: 'security',
      testMatch: ['<rootDir>/test/security/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/e2e/harness/global-setup.js',
      globalTeardown: '<rootDir>/test/e2e/harness/global-teardown.js',
      setupFilesAfterEnv: ['<rootDir>/test/e2e/harness/time-limit.js'],
    },
    {
      ...shared,
      displayName: 'image',
      testMatch: ['<rootDir>/test/image/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/e2e/harness/global-setup.js',
      globalTeardown: '<rootDir>/test/e2e/harness/global-teardown.js',
      setupFilesAfterEnv: ['<rootDir>/test/e2e/harness/time-limit.js'],
    },
    { ...shared, displayName: 'corpus', testMatch: ['<rootDir>/test/corpus/**/*.spec.ts'] },
  ],
};
