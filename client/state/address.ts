import { create } from 'zustand'
import type { Language } from '../../server/contract/index.ts'
import { type Address, parseAddress, printAddress } from './parse-address.ts'

type AddressStore = { address: Address }

const store = create<AddressStore>(() => ({ address: parseAddress(currentSearch(), savedDefaults()) }))

/** What the address bar says now; a component re-renders only when the part it picks changes. */
export function useAddress<T>(pick: (address: Address) => T): T {
  return store((state) => pick(state.address))
}

/** The same outside React. */
export function readAddress(): Address {
  return store.getState().address
}

/** Changes a part of the state and writes it to the address bar, as a new step of the browser's history. */
export function go(change: Partial<Address>): void {
  write(change, 'push')
}

/** The same without a new step in the history: for hovering through a list or correcting an address. */
export function correct(change: Partial<Address>): void {
  write(change, 'replace')
}

/** Keeps the state in step with the browser's back and forward buttons. */
export function followAddress(): void {
  window.addEventListener('popstate', () => {
    store.setState({ address: parseAddress(currentSearch(), savedDefaults()) })
  })
}

function write(change: Partial<Address>, how: 'push' | 'replace'): void {
  const before = store.getState().address
  const address = { ...before, ...change }
  const search = printAddress(address)
  if (search === printAddress(before)) return
  save(address)
  const method = how === 'push' ? 'pushState' : 'replaceState'
  window.history[method](null, '', `${window.location.pathname}${search}`)
  store.setState({ address })
}

function currentSearch(): string {
  return typeof window === 'undefined' ? '' : window.location.search
}

const saveKey = 'jingwei.preferences'

/** Language and theme outlive the address; a browser that refuses storage simply forgets them. */
function save({ language, theme }: Address): void {
  try {
    window.localStorage.setItem(saveKey, JSON.stringify({ language, theme }))
  } catch {
    return
  }
}

function savedDefaults(): { language: Language; theme: Address['theme'] } {
  try {
    const saved: unknown = JSON.parse(window.localStorage.getItem(saveKey) ?? '{}')
    const { language, theme } = saved as { language?: string; theme?: string }
    return {
      language: language === 'en' ? 'en' : 'zh',
      theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    }
  } catch {
    return { language: 'zh', theme: 'system' }
  }
}
