import { type ReactNode, useState } from 'react'

export type Column<Row> = {
  readonly key: string
  readonly title: string
  /** What the column sorts by; texts sort as texts, null always last. */
  readonly value: (row: Row) => number | string | null
  readonly render?: (row: Row) => ReactNode
  readonly isNumber?: boolean
  /** Long texts may take more than one line. */
  readonly wraps?: boolean
  /** Names the row: where rows are cards it stands on top, without its heading. */
  readonly isTitle?: boolean
  readonly hint?: string
}

type DataTableProps<Row> = {
  /** What the table holds, for those who cannot see it. */
  label: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string | number
  /** Which column sorts at first, `-` before it for descending; none: as given. */
  sort?: string
  selected?: string | number | null
  onHover?: (row: Row | null) => void
  /** The rows are one page of more, in the order that the server gave: sorting them here would mislead. */
  isPage?: boolean
  /** On a phone each row is a card, so that nothing has to be scrolled sideways. */
  isCards?: boolean
}

/** A dense table that sorts by any column; the sorting is a button in each heading, so the keyboard reaches it. */
export function DataTable<Row>({
  label,
  rows,
  columns,
  rowKey,
  sort = '',
  selected,
  onHover,
  isPage = false,
  isCards = false,
}: DataTableProps<Row>) {
  const [order, setOrder] = useState(sort)
  const isDescending = order.startsWith('-')
  const sortKey = isDescending ? order.slice(1) : order
  const column = columns.find((each) => each.key === sortKey)
  const sorted = column
    ? rows.toSorted((one, other) => compare(column.value(one), column.value(other), isDescending))
    : rows
  return (
    <table className={isCards ? 'data cards' : 'data'} aria-label={label}>
      <thead>
        <tr>
          {columns.map((each) => {
            const isSorted = each.key === sortKey
            return (
              <th
                key={each.key}
                scope="col"
                className={each.isNumber ? 'number' : undefined}
                title={each.hint}
                {...(isSorted ? { 'aria-sort': isDescending ? ('descending' as const) : ('ascending' as const) } : {})}
              >
                {isPage ? (
                  each.title
                ) : (
                  <button type="button" onClick={() => setOrder(nextOrder(each.key, order, each.isNumber === true))}>
                    {each.title}
                    {isSorted ? (isDescending ? '\u00a0↓' : '\u00a0↑') : ''}
                  </button>
                )}
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => {
          const key = rowKey(row)
          return (
            <tr
              key={key}
              aria-selected={selected === key ? true : undefined}
              onMouseEnter={onHover ? () => onHover(row) : undefined}
              onMouseLeave={onHover ? () => onHover(null) : undefined}
            >
              {columns.map((each) => (
                <td key={each.key} className={cellClass(each)} data-label={isCards ? each.title : undefined}>
                  {each.render ? each.render(row) : (each.value(row) ?? '—')}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** A number is first wanted from the top, a name from A. */
function nextOrder(key: string, order: string, isNumber: boolean): string {
  if (order === key) return `-${key}`
  if (order === `-${key}`) return key
  return isNumber ? `-${key}` : key
}

function compare(one: number | string | null, other: number | string | null, isDescending: boolean): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  const way = isDescending ? -1 : 1
  if (typeof one === 'number' && typeof other === 'number') return way * (one - other)
  return way * String(one).localeCompare(String(other), 'zh-CN')
}

function cellClass<Row>({ isNumber, wraps, isTitle }: Column<Row>): string | undefined {
  const names = [isNumber ? 'number' : '', wraps ? 'wraps' : '', isTitle ? 'title' : ''].filter(Boolean)
  return names.length > 0 ? names.join(' ') : undefined
}
