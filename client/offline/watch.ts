import { liveQuery } from 'dexie'
import { useEffect, useState } from 'react'

/** What a reading of the device's database gives, again whenever it changes; undefined while it is not known. */
export function useStored<T>(read: () => Promise<T>, key: string): { value: T | undefined; error: unknown } {
  const [state, setState] = useState<{ key: string; value: T | undefined; error: unknown }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says what `read` reads
  useEffect(() => {
    const subscription = liveQuery(read).subscribe({
      next: (value) => setState({ key, value, error: null }),
      error: (error: unknown) => setState({ key, value: undefined, error }),
    })
    return () => subscription.unsubscribe()
  }, [key])
  return state?.key === key ? state : { value: undefined, error: null }
}
