import { useAddress } from '../state/address.ts'
import { hasWebgl2 } from './webgl.ts'

/** Whether maps are drawn as SVG here: by choice in the address, or because the browser has no WebGL2. */
export function useIsPlain(): boolean {
  const wantsPlain = useAddress((address) => address.map === 'plain')
  return wantsPlain || !hasWebgl2()
}
