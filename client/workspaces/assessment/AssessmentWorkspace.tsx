import { useEffect } from 'react'
import { startOutbox } from '../../offline/outbox.ts'
import { useAddress } from '../../state/address.ts'
import { useSession } from '../../state/session.ts'
import { StateBox } from '../../ui/StateBox.tsx'
import { FormPage } from './FormPage.tsx'
import { GovernmentRoom } from './GovernmentRoom.tsx'
import { PartyRoom } from './party/PartyRoom.tsx'
import './assessment.css'
import './explain/explain.css'
import './measures/measures.css'
import './review/review.css'

/** 测评: what is handed in, who stands where and why, and what follows from it; parties of a site see their own side. */
export default function AssessmentWorkspace() {
  const { account, may } = useSession()
  const login = account?.login ?? null
  const form = useAddress((address) => address.form)
  useEffect(() => (login === null ? undefined : startOutbox(login)), [login])
  if (!account) return <StateBox isLoading />
  if (form !== null) return <FormPage key={form} submissionId={form} owner={account.login} />
  return may('viewer') ? <GovernmentRoom /> : <PartyRoom account={account} />
}
