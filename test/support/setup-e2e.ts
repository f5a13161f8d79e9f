import type { TestProject } from 'vitest/node'
import { startServer } from './serve.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    serverAddress: string
    serverOutput: string
  }
}

/** One server with the sample city for all end-to-end tests, started as a newcomer would. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer()
  project.provide('serverAddress', server.address)
  project.provide('serverOutput', server.output())
  return async () => {
    await server.stop()
  }
}
