/** Reads page after page, each while the one before is being worked on: database and reader do not wait for each other. */
export async function* readAhead<Page, Rows>(
  pages: readonly Page[],
  read: (page: Page) => Promise<Rows>,
): AsyncGenerator<{ readonly page: Page; readonly rows: Rows }> {
  let next = pages[0] === undefined ? undefined : read(pages[0])
  try {
    for (const [i, page] of pages.entries()) {
      const rows = (await next) as Rows
      const following = pages[i + 1]
      next = following === undefined ? undefined : read(following)
      yield { page, rows }
    }
  } finally {
    // Whoever gives up goes on only when the database is free again.
    await next?.catch(() => undefined)
  }
}

/** A list in pages of a size. */
export function inPages<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))
}
