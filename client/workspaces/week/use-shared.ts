import { replaceEqualDeep } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'

/** The value, in which whatever says the same as last time is the same object: only the rest is drawn again. */
export function useShared<T>(value: T): T {
  const kept = useRef(value)
  return useMemo(() => {
    kept.current = replaceEqualDeep(kept.current, value)
    return kept.current
  }, [value])
}

/** The same for a list in which items come and go: `keyOf` tells which is which. */
export function useSharedItems<Item>(items: readonly Item[], keyOf: (item: Item) => number): readonly Item[] {
  const kept = useRef(items)
  return useMemo(() => {
    kept.current = shareItems(kept.current, items, keyOf)
    return kept.current
  }, [items, keyOf])
}

/** The list `after`, with the objects of `before` for the items that say the same, wherever they stand. */
export function shareItems<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => number,
): readonly Item[] {
  const known = new Map(before.map((item) => [keyOf(item), item]))
  const shared = after.map((item) => replaceEqualDeep(known.get(keyOf(item)), item))
  return shared.length === before.length && shared.every((item, index) => item === before[index]) ? before : shared
}
