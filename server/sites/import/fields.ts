import type { ImportKind, Words } from '../../contract/index.ts'
import { boundaryFields } from './fields-boundaries.ts'
import { siteFields } from './fields-sites.ts'
import { teamFields } from './fields-teams.ts'
import { visitFields } from './fields-visits.ts'

/** How the text of a cell is read. */
export type CellKind = 'text' | 'number' | 'integer' | 'date' | 'time' | 'yes-no' | 'choice' | 'degrees' | 'geometry'

/** One thing that a file can say about a row. */
export type Field = {
  readonly name: string
  readonly label: Words
  readonly cell: CellKind
  /** Without it the row is refused. */
  readonly required?: true
  /** Headings under which it is known; compared without case, spaces and brackets. */
  readonly headings: readonly string[]
  /** Our value → the words that files use for it. */
  readonly choices?: Readonly<Record<string, readonly string[]>>
  /** The unit we keep, so that a unit in the heading can be converted. */
  readonly unit?: 'm2' | 'yuan' | 'm'
}

/** The synonym tables: which fields each kind of file has. */
export const fieldsOf: Readonly<Record<ImportKind, readonly Field[]>> = {
  sites: siteFields,
  boundaries: boundaryFields,
  teams: teamFields,
  visits: visitFields,
}
