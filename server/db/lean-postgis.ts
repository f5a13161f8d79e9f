import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Extension, PGlite } from '@electric-sql/pglite'
import { postgis } from '@electric-sql/pglite-postgis'
import { parseTar } from 'nanotar'

// What is used of the bundle; most of it is raster, topology, and scripts from version to version.
const used =
  /^(lib\/postgresql\/postgis-3\.so|share\/proj\/.+|share\/postgresql\/extension\/postgis(\.control|--[\d.]+\.sql))$/

const root = '/pglite'

/**
 * PostGIS for the embedded database, of its package's bundle only what Jingwei uses. PGlite itself unpacks all of it, 93 MB in
 * pieces of 16 kB, and compiles two libraries more: half of the time that a later start takes.
 */
export const leanPostgis: Extension = {
  name: postgis.name,
  setup: async (database, options) => {
    const { bundlePath, ...rest } = await postgis.setup(database, options)
    const unpacked = unpack(bundlePath!)
    // Heard in `init`: a bundle that cannot be read must not end the process before.
    unpacked.catch(() => undefined)
    return { ...rest, init: async () => install((database as PGlite).Module.FS, await unpacked) }
  },
}

type BundleFile = { readonly folder: string; readonly name: string; readonly data: Uint8Array }
type Files = PGlite['Module']['FS']

async function install(files: Files, bundle: readonly BundleFile[]): Promise<void> {
  for (const { folder, name, data } of bundle) {
    files.mkdirTree(folder)
    if (!name.endsWith('.so')) files.writeFile(`${folder}/${name}`, data)
    // Compiled now, aside: when PostgreSQL first asks for it, it would be compiled while everything waits.
    else
      await new Promise<void>((resolve, reject) => {
        const fail = (): void => reject(new Error(`${name} cannot be compiled`))
        // The declared type knows text only; the implementation takes bytes.
        files.createPreloadedFile(folder, name, data as unknown as string, true, true, resolve, fail, false)
      })
  }
}

/** What is used of the bundle, a gzipped tar. */
async function unpack(path: URL): Promise<BundleFile[]> {
  const zipped = await readFile(path)
  // A gzip file ends with the length of what it holds; in a piece of that size nothing is put together afterwards.
  const tar = await promisify(gunzip)(zipped, { chunkSize: zipped.readUInt32LE(zipped.length - 4) + 1 })
  const whole = tar.buffer.slice(tar.byteOffset, tar.byteOffset + tar.length)
  return parseTar(whole, { filter: ({ name }) => used.test(name) }).map(({ name, data = new Uint8Array() }) => {
    const cut = name.lastIndexOf('/')
    return { folder: `${root}/${name.slice(0, cut)}`, name: name.slice(cut + 1), data }
  })
}
