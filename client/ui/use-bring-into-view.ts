import { useCallback } from 'react'

/** For what opens below a list on a small screen: once it is there, it comes into view; what is in view stays put. */
export function useBringIntoView(): (element: HTMLElement | null) => void {
  return useCallback((element: HTMLElement | null) => {
    const top = element?.getBoundingClientRect().top
    if (top !== undefined && (top < 0 || top > window.innerHeight * 0.7)) element?.scrollIntoView({ block: 'start' })
  }, [])
}
