import { type Account, type AssessmentLevel, isAtLeast, type Party } from '../contract/index.ts'

/** Who a site names as its parties. */
export type SiteParties = {
  readonly agencyCode: string
  readonly clientId: number | null
  readonly contractorId: number | null
  readonly supervisionId: number | null
  readonly managerId: number | null
  /** Firms that assess it under a contract in force in the quarter. */
  readonly assessorIds: readonly number[]
}

/** Whose a submission is. */
export type Authorship = {
  readonly party: Party
  readonly firmId: number | null
  readonly personId: number | null
  readonly agencyCode: string
  readonly state: 'draft' | 'submitted' | 'replaced' | 'rejected'
}

/** Who asks: an account, and all firms it speaks for: its own and those that went into it. */
export type Viewer = { readonly account: Account; readonly firmIds: readonly number[] }

/** The level that a party speaks at. */
export function levelOf(party: Party): AssessmentLevel {
  if (party === 'project') return 'self'
  return party === 'agency' || party === 'assessor' ? 'government' : 'firm'
}

/** The firm that holds a party's place at a site; null for the parties that are no firm. */
export function firmOf(party: Party, site: SiteParties): number | null {
  if (party === 'client') return site.clientId
  if (party === 'supervision') return site.supervisionId
  return party === 'contractor' || party === 'project' ? site.contractorId : null
}

/** Whether the account holds this party's place at the site today; government accounts are asked by agency. */
export function holds({ account, firmIds }: Viewer, party: Party, site: SiteParties): boolean {
  if (party === 'project') return account.role === 'project' && isSame(site.managerId, account.personId)
  if (party === 'agency') return mayActIn(account, site.agencyCode)
  if (party === 'assessor') return account.role === 'assessor' && site.assessorIds.some((id) => firmIds.includes(id))
  const firm = firmOf(party, site)
  return account.role === 'firm' && firm !== null && firmIds.includes(firm)
}

/** Whether the submission is this account's own. */
export function isOwn({ account, firmIds }: Viewer, one: Authorship, site: SiteParties): boolean {
  if (one.party === 'project')
    return (
      account.role === 'project' && (isSame(one.personId, account.personId) || isSame(site.managerId, account.personId))
    )
  if (one.party === 'agency') return mayActIn(account, one.agencyCode)
  const role = one.party === 'assessor' ? 'assessor' : 'firm'
  return account.role === role && one.firmId !== null && firmIds.includes(one.firmId)
}

/**
 * Whether the account may see answers, notes and photos: its own always; those of others only once the period is closed,
 * only what was sent, and parties only of their own sites.
 */
export function maySee(viewer: Viewer, one: Authorship, site: SiteParties, isClosed: boolean): boolean {
  if (isOwn(viewer, one, site)) return true
  if (!isClosed || one.state === 'draft' || one.state === 'replaced') return false
  return isAtLeast(viewer.account.role, 'viewer') || isParty(viewer, site)
}

/** Whether the account is one of the site's parties today. */
export function isParty(viewer: Viewer, site: SiteParties): boolean {
  return (['project', 'contractor', 'supervision', 'client', 'assessor'] as const).some((party) =>
    holds(viewer, party, site),
  )
}

/** Government accounts answer within their agency, the city's everywhere; viewers only look. */
function mayActIn(account: Account, agencyCode: string): boolean {
  if (isAtLeast(account.role, 'city')) return true
  return isAtLeast(account.role, 'supervisor') && account.agencyCode === agencyCode
}

function isSame(one: number | null, other: number | null): boolean {
  return one !== null && one === other
}
