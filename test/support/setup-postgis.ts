import type { TestProject } from 'vitest/node'
import { connect } from '../../server/db/connect.ts'
import { migrate } from '../../server/db/migrate.ts'
import { findPostgis, startCluster } from './postgis-cluster.ts'

/** One throw-away cluster for the run, migrated once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const programs = findPostgis()
  if (!programs) throw new Error('No PostGIS on this machine: the project should not have been listed.')
  const cluster = await startCluster(programs)
  const db = connect({ url: cluster.url }, 2)
  await migrate(db)
  await db.destroy()
  project.provide('address', { url: cluster.url })
  return cluster.close
}
