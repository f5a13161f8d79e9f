import { useState } from 'react'

type PagedSearch = {
  /** What to ask the server for. */
  readonly query: { readonly limit: number; readonly offset: number; readonly search?: string }
  /** Counted from 1. */
  readonly page: number
  readonly onPage: (page: number) => void
  readonly onSearch: (text: string) => void
}

/** A search through a long list, a page at a time; another text, or another `of` (a quarter, an agency), begins anew. */
export function usePagedSearch(size: number, of: string): PagedSearch {
  const [search, setSearch] = useState('')
  const [place, setPlace] = useState({ page: 1, of })
  const page = place.of === of ? place.page : 1
  return {
    query: { limit: size, offset: (page - 1) * size, ...(search === '' ? {} : { search }) },
    page,
    onPage: (next) => setPlace({ page: next, of }),
    onSearch: (text) => {
      setSearch(text)
      setPlace({ page: 1, of })
    },
  }
}
