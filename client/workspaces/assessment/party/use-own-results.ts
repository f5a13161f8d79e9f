import { readOwnResults } from '../../../../server/contract/index.ts'
import { useRead } from '../../../api.ts'
import { useSession } from '../../../state/session.ts'

/** What came of this party's own firm and sites; asked by parties only, the government looks at the boards. */
export function useOwnResults() {
  const { account, may } = useSession()
  return useRead(readOwnResults, account === null || may('viewer') ? null : {})
}
