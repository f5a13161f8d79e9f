import { defineConfig } from 'vitest/config'
import { findPostgis } from './support/postgis-cluster.ts'

const root = new URL('..', import.meta.url).pathname

// The database is one and shared: its files run one after another.
const databaseFiles = {
  include: ['test/**/*.db.test.ts'],
  root,
  fileParallelism: false,
  maxWorkers: 1,
  isolate: false,
  testTimeout: 60_000,
  hookTimeout: 120_000,
}

export default defineConfig({
  root,
  test: {
    root,
    maxWorkers: 2,
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          root,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/**/*.db.test.ts', 'test/**/*.e2e.test.ts', 'node_modules'],
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...databaseFiles,
          name: 'embedded',
          sequence: { groupOrder: 1 },
          globalSetup: ['test/support/setup-embedded.ts'],
        },
      },
      ...(findPostgis()
        ? [
            {
              test: {
                ...databaseFiles,
                name: 'postgis',
                sequence: { groupOrder: 2 },
                globalSetup: ['test/support/setup-postgis.ts'],
              },
            },
          ]
        : []),
      {
        test: {
          name: 'e2e',
          sequence: { groupOrder: 3 },
          root,
          include: ['test/**/*.e2e.test.ts'],
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 240_000,
          globalSetup: ['test/support/setup-e2e.ts'],
        },
      },
    ],
  },
})
