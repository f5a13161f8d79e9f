import type { Quarter } from './days.ts'
import type { LonLat } from './land.ts'
import type { SiteDraft } from './works.ts'

// Rows as the tables have them: their keys are the columns. Identifiers count from 1 and are shifted when loaded.
export type AgencyRow = { code: string; division_code: string | null; name_zh: string; name_en: string; area: unknown }
export type FirmKind = 'contractor' | 'supervision' | 'client' | 'concrete' | 'testing' | 'precast'
export type FirmRow = { id: number; kind: FirmKind; name: string; credit_code: string; listed_until: string | null }
export type PersonRow = {
  id: number
  firm_id: number
  role: 'project_manager' | 'chief_supervision_engineer'
  name: string
  registration_number: string
  /** Points that count today; the ledger has them as entries. */
  points: number
}
export type LineRow = { id: number; name: string }
export type Stage = 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'S7' | 'S8'
export type Shape = { type: 'Point'; coordinates: LonLat } | { type: 'LineString'; coordinates: LonLat[] }
export type SiteRow = {
  id: number
  permit_number: string
  agency_code: string
  works_type: 'building' | 'municipal' | 'rail'
  name: string
  address: string
  shape: Shape
  place: LonLat
  area_m2: number | null
  cost_yuan: number
  length_m: number | null
  is_affordable: boolean
  has_sensitive_neighbours: boolean
  overall_risk: 'low' | 'general' | 'larger' | 'major' | null
  stage: Stage
  status: 'active' | 'suspended' | 'precompletion'
  metro_line_id: number | null
  client_id: number
  contractor_id: number
  supervision_id: number
  manager_id: number
  chief_engineer_id: number
  contact_name: string
  contact_phone: string
  permit_date: string
  planned_completion: string
}
export type BuildingRow = {
  id: number
  site_id: number
  number: string
  place: LonLat
  stage: Stage
  area_m2: number
  storeys: number
  height_m: number
}
export type HazardRow = {
  id: number
  site_id: number
  building_id: number | null
  code: string
  measure: string
  measured_value: number | null
  unit: string
  planned_start: string
  planned_end: string
  actual_start: string | null
  actual_end: string | null
  scheme_status: 'missing' | 'draft' | 'approved'
  expert_review_date: string | null
  monitoring_firm: string | null
  acceptance_date: string | null
}
export type VisitKind = 'patrol' | 'spot_check' | 'measurement' | 'recheck' | 'complaint' | 'accident' | 'campaign'
export type VisitRow = {
  id: number
  site_id: number
  team_id: number
  visited_on: string
  kind: VisitKind
  discipline: 'safety' | 'quality' | 'both'
  result: 'passed' | 'correction' | 'stop_work' | 'not_possible'
  note: string
}
export type NoticeRow = {
  id: number
  number: string
  site_id: number
  visit_id: number
  kind: 'correction' | 'stop_work'
  item_code: string
  facts: string
  remedy: string
  pass_criterion: string
  issued_on: string
  due_on: string
  recheck_on: string | null
  closed_on: string | null
}
export type ComplaintRow = {
  id: number
  site_id: number
  source: string
  received_on: string
  is_verified: boolean
  due_on: string
  closed_on: string | null
  text: string
}
export type PointsRow = {
  id: number
  person_id: number
  code: string
  points: number
  reason: string
  occurred_on: string
  expires_on: string
  created_by: string
}
export type AccidentRow = { id: number; site_id: number; occurred_on: string; grade: 'general' }
export type InspectorRow = {
  id: number
  agency_code: string
  name: string
  certificate_number: string
  certificate_until: string
  phone: string
}
export type Discipline = 'safety' | 'quality' | 'structure' | 'machinery' | 'electrical' | 'rail'
export type InspectorDisciplineRow = { inspector_id: number; discipline: Discipline }
export type LeaveRow = { id: number; inspector_id: number; first_day: string; last_day: string; reason: string }
export type TeamRow = {
  id: number
  agency_code: string
  name: string
  base: LonLat
  base_address: string
  starts_at: string
  ends_at: string
  max_stops: number
  weekdays: number[]
}
export type MemberRow = { team_id: number; inspector_id: number; is_lead: boolean }

export type ContractRow = {
  id: number
  firm_id: number
  number: string
  valid_from: string
  valid_to: string
}
export type ContractSiteRow = { contract_id: number; site_id: number }
export type Party = 'project' | 'contractor' | 'supervision' | 'client' | 'agency' | 'assessor'
export type SubmissionRow = {
  id: number
  quarter: string
  site_id: number
  level: 'self' | 'firm' | 'government'
  party: Party
  month: number | null
  firm_id: number | null
  person_id: number | null
  visit_id: number | null
  stages: Stage[]
  works_type: SiteRow['works_type']
  site_status: SiteRow['status']
  agency_code: string
  indicator_version: string
  /** As PostgreSQL writes an array: a hundred thousand of these are kept as text to spare memory. */
  answers: string
  state: 'draft' | 'submitted'
  due_on: string
  submitted_at: string | null
  is_late: boolean
  seconds_spent: number
  written_by: string
}

/** The whole sample city, one list per table, in an order in which they can be inserted; submissions come quarter by quarter. */
export type City = {
  agencies: AgencyRow[]
  firms: FirmRow[]
  people: PersonRow[]
  metroLines: LineRow[]
  sites: SiteRow[]
  buildings: BuildingRow[]
  hazards: HazardRow[]
  inspectors: InspectorRow[]
  inspectorDisciplines: InspectorDisciplineRow[]
  leaves: LeaveRow[]
  teams: TeamRow[]
  members: MemberRow[]
  visits: VisitRow[]
  notices: NoticeRow[]
  complaints: ComplaintRow[]
  points: PointsRow[]
  accidents: AccidentRow[]
  contracts: ContractRow[]
  contractSites: ContractSiteRow[]
  /** What only the generator knows of the sites, and the quarters that it knows it for; no tables. */
  drafts: SiteDraft[]
  quarters: Quarter[]
}
