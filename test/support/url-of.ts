import type { Address } from '../../server/db/connect.ts'

/** The database under test as a DATABASE_URL, for code that opens it by itself. */
export function urlOf(address: Address): string {
  if ('url' in address) return address.url
  const { socketFolder, port } = address
  return `postgres://postgres@localhost:${port}/postgres?host=${encodeURIComponent(socketFolder)}`
}
