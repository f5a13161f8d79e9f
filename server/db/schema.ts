// Generated from the tables by `npm exec jingwei -- schema`; a test compares the two.
import type { ColumnType, Generated } from 'kysely'

/** EPSG:4326; comes out as hexadecimal WKB: read it with ST_AsGeoJSON, ST_X or ST_Y; goes in as EWKT or an expression. */
export type Geometry = string
export type Timestamp = ColumnType<Date, Date | string, Date | string>
export type GeneratedTimestamp = ColumnType<Date, Date | string | undefined, Date | string>
// biome-ignore lint/suspicious/noExplicitAny: what a jsonb column holds is said by the code that owns it
export type Json = ColumnType<any, string, string>
// biome-ignore lint/suspicious/noExplicitAny: as above
export type GeneratedJson = ColumnType<any, string | undefined, string>

export type AccidentTable = {
  id: Generated<number>
  site_id: number
  occurred_on: string
  grade: 'general' | 'larger' | 'major' | 'especially_major'
  is_sample: Generated<boolean>
}

export type AccountTable = {
  id: Generated<number>
  login: string
  name: string
  role: 'project' | 'firm' | 'assessor' | 'viewer' | 'supervisor' | 'agency' | 'city' | 'admin'
  agency_code: string | null
  password_hash: string | null
  disabled: Generated<boolean>
  created_at: GeneratedTimestamp
  firm_id: number | null
  person_id: number | null
}

export type AgencyTable = {
  code: string
  division_code: string | null
  name_zh: string
  name_en: string
  area: Geometry | null
  area_origin: Generated<'given' | 'derived'>
  is_sample: Generated<boolean>
}

export type AssessmentPeriodTable = {
  quarter: string
  indicator_version: string
  opens_on: string
  due_on: string
  closes_on: string
  state: Generated<'open' | 'closed'>
  closed_at: Timestamp | null
  closed_by: string | null
}

export type AssessmentRankTable = {
  id: Generated<number>
  quarter: string
  board:
    | 'building'
    | 'municipal'
    | 'rail'
    | 'affordable'
    | 'supervision'
    | 'contractor'
    | 'client'
    | 'manager'
    | 'chief_engineer'
    | 'agency'
  site_id: number | null
  firm_id: number | null
  score: number | null
  rank: number | null
  population: number
  status: 'ranked' | 'excluded' | 'late' | 'false'
  run_id: number | null
  person_id: number | null
  agency_code: string | null
  safety_score: number | null
  safety_rank: number | null
  quality_score: number | null
  quality_rank: number | null
  site_count: Generated<number>
  excluded_count: Generated<number>
}

export type AssessmentRunTable = {
  id: Generated<number>
  quarter: string
  rule_version: string
  indicator_version: string
  state: Generated<'provisional' | 'objection' | 'published' | 'superseded'>
  inputs_sha256: string
  counts: Json
  milliseconds: number
  computed_at: GeneratedTimestamp
  computed_by: string
  account_id: number | null
  objection_until: string | null
  published_at: Timestamp | null
  is_sample: Generated<boolean>
}

export type AssessorContractTable = {
  id: Generated<number>
  firm_id: number
  number: string
  valid_from: string
  valid_to: string
  is_sample: Generated<boolean>
}

export type AssessorContractSiteTable = {
  contract_id: number
  site_id: number
}

export type AuditEntryTable = {
  id: Generated<number>
  at: GeneratedTimestamp
  account_id: number | null
  actor: string
  action: string
  subject: string
  detail: GeneratedJson
}

export type BuildingTable = {
  id: Generated<number>
  site_id: number
  number: string
  place: Geometry
  stage: string
  area_m2: number
  storeys: number | null
  height_m: number | null
}

export type CalendarDayTable = {
  day: string
  is_workday: boolean
  name: string
  source: string
}

export type ComplaintTable = {
  id: Generated<number>
  site_id: number
  source: Generated<string>
  received_on: string
  is_verified: Generated<boolean>
  due_on: string | null
  closed_on: string | null
  text: Generated<string>
  is_sample: Generated<boolean>
}

export type EvidenceTable = {
  id: Generated<number>
  submission_id: number
  position: number
  file_name: string
  media_type: string
  sha256: string
  bytes: Uint8Array
  taken_at: Timestamp | null
  place: Geometry | null
  client_key: string | null
  account_id: number | null
  created_at: GeneratedTimestamp
}

export type FirmTable = {
  id: Generated<number>
  kind: 'contractor' | 'supervision' | 'client' | 'concrete' | 'testing' | 'precast'
  name: string
  credit_code: string | null
  listed_until: string | null
  is_sample: Generated<boolean>
  merged_into: number | null
  merged_on: string | null
}

export type GridTable = {
  id: Generated<number>
  design_id: number
  code: string
  area: Geometry
  site_count: number
  required_hours: number
  polsby_popper: number
  area_km2: number
  team_id: number | null
}

export type GridDesignTable = {
  id: Generated<number>
  agency_code: string
  version: number
  valid_from: string
  valid_to: string | null
  indices: Json
  created_at: GeneratedTimestamp
  created_by: string
}

export type HazardousWorkTable = {
  id: Generated<number>
  site_id: number
  building_id: number | null
  code: string
  measure: Generated<string>
  measured_value: number | null
  unit: Generated<string>
  planned_start: string | null
  planned_end: string | null
  actual_start: string | null
  actual_end: string | null
  scheme_status: Generated<'missing' | 'draft' | 'approved'>
  expert_review_date: string | null
  monitoring_firm: string | null
  acceptance_date: string | null
}

export type ImportRunTable = {
  id: Generated<number>
  kind: 'sites' | 'boundaries' | 'teams' | 'visits'
  file_name: string
  sha256: string
  source_crs: string
  mapping: GeneratedJson
  state: 'checked' | 'refused' | 'imported'
  rows_read: number
  rows_inserted: number
  rows_updated: number
  rows_unchanged: number
  rows_repaired: number
  rows_refused: number
  rows_skipped: Generated<number>
  columns: GeneratedJson
  findings: GeneratedJson
  account_id: number | null
  created_at: GeneratedTimestamp
}

export type IndicatorTable = {
  version: string
  position: number
  code: string
  group_code: string
  text_zh: string
  text_en: string
  angle: 'entity' | 'conduct'
  domain: 'safety' | 'quality'
  stages: Generated<string[]>
  works_types: Generated<string[]>
  kind: Generated<'key' | 'general'>
  is_veto: Generated<boolean>
  max_points: number
  deductions: GeneratedJson
  evidence_zh: Generated<string>
  evidence_en: Generated<string>
  needs_photo: Generated<boolean>
  withdrawn_on: string | null
}

export type IndicatorClassTable = {
  version: string
  code: string
  name_zh: string
  name_en: string
}

export type IndicatorGroupTable = {
  version: string
  code: string
  class_code: string
  name_zh: string
  name_en: string
  position: number
}

export type IndicatorItemTable = {
  version: string
  position: number
  item_code: string
}

export type IndicatorSetTable = {
  version: string
  name: string
  is_sample: Generated<boolean>
  state: Generated<'draft' | 'in_force' | 'withdrawn'>
  valid_from: string | null
  source: string
  file_name: string | null
  sha256: string | null
  created_at: GeneratedTimestamp
  created_by: string
}

export type InspectorTable = {
  id: Generated<number>
  agency_code: string
  name: string
  certificate_number: string | null
  certificate_until: string | null
  phone: string | null
  is_sample: Generated<boolean>
}

export type InspectorDisciplineTable = {
  inspector_id: number
  discipline: 'safety' | 'quality' | 'structure' | 'machinery' | 'electrical' | 'rail'
}

export type LeaveTable = {
  id: Generated<number>
  inspector_id: number
  first_day: string
  last_day: string
  reason: Generated<string>
}

export type MeasureTable = {
  id: Generated<number>
  quarter: string
  run_id: number | null
  agency_code: string | null
  kind: 'levels' | 'firm_list' | 'project_list' | 'campaign'
  campaign: 'deep_pit' | 'main_structure' | 'waterproofing' | 'fit_out' | null
  version: number
  state: Generated<'proposed' | 'approved' | 'rejected' | 'superseded'>
  parameters: Json
  summary: Json
  valid_from: string
  valid_until: string
  created_at: GeneratedTimestamp
  created_by: string
  decided_at: Timestamp | null
  decided_by: string | null
  account_id: number | null
  note: Generated<string>
  is_sample: Generated<boolean>
}

export type MeasureSubjectTable = {
  id: Generated<number>
  measure_id: number
  site_id: number | null
  firm_id: number | null
  position: number
  reason: Json
  is_included: Generated<boolean>
  changed_by: string | null
  change_note: Generated<string>
}

export type MetroLineTable = {
  id: Generated<number>
  name: string
  is_sample: Generated<boolean>
}

export type NoticeTable = {
  id: Generated<number>
  number: string
  site_id: number
  visit_id: number | null
  kind: 'correction' | 'stop_work'
  item_code: string
  facts: string
  remedy: string
  pass_criterion: string
  issued_on: string
  due_on: string
  recheck_on: string | null
  closed_on: string | null
  is_sample: Generated<boolean>
}

export type ObjectionTable = {
  id: Generated<number>
  run_id: number
  site_id: number | null
  firm_id: number | null
  person_id: number | null
  text: string
  state: Generated<'open' | 'upheld' | 'rejected'>
  filed_at: GeneratedTimestamp
  filed_by: string
  account_id: number | null
  decided_at: Timestamp | null
  decided_by: string | null
  decision: Generated<string>
}

export type PersonTable = {
  id: Generated<number>
  firm_id: number | null
  role: 'project_manager' | 'chief_supervision_engineer'
  name: string
  registration_number: string | null
  is_sample: Generated<boolean>
}

export type PlanTable = {
  id: Generated<number>
  agency_code: string
  week: string
  state: 'accepted' | 'running' | 'successful' | 'failed' | 'dismissed' | 'approved' | 'superseded'
  parent_id: number | null
  revision: Generated<number>
  seed: number
  seconds: number
  iterations: number | null
  rule_version: string
  as_of: string
  travel_source: Generated<string>
  problem: Json | null
  content: Json | null
  error: string | null
  created_at: GeneratedTimestamp
  created_by: string
  account_id: number | null
  approved_at: Timestamp | null
  approved_by: string | null
  approval_note: string | null
  travel_note: Json | null
}

export type PlanBoundTable = {
  plan_id: number
  content: Json
  proven_at: GeneratedTimestamp
  proven_by: string
}

export type PlanDeviationTable = {
  id: Generated<number>
  plan_id: number
  at: GeneratedTimestamp
  actor: string
  account_id: number | null
  change: Json
  reason: string
}

export type PlanStopTable = {
  id: Generated<number>
  plan_id: number
  team_id: number
  day: string
  position: number
  site_id: number
  arrives_at: Timestamp
  starts_at: Timestamp
  ends_at: Timestamp
  is_required: boolean
  is_pinned: boolean
  counts_to_cap: boolean
  reasons: Json
}

export type PlanUnplannedTable = {
  plan_id: number
  site_id: number
  is_required: boolean
  prize: number
  reason: Json
}

export type PointsEntryTable = {
  id: Generated<number>
  firm_id: number | null
  person_id: number | null
  site_id: number | null
  flag_id: number | null
  code: string
  points: number
  reason: string
  occurred_on: string
  expires_on: string
  state: Generated<'active' | 'objected' | 'cancelled'>
  created_at: GeneratedTimestamp
  created_by: string
  account_id: number | null
  is_sample: Generated<boolean>
}

export type PointsEventTable = {
  id: Generated<number>
  entry_id: number
  at: GeneratedTimestamp
  actor: string
  account_id: number | null
  action: 'recorded' | 'objected' | 'upheld' | 'corrected' | 'cancelled'
  points_before: number | null
  points_after: number
  note: Generated<string>
}

export type PublicationTable = {
  id: Generated<number>
  quarter: string
  run_id: number | null
  kind: 'boards' | 'linkage'
  version: number
  content: string
  sha256: string
  signature: string
  kid: string
  published_at: Timestamp
  published_by: string
  account_id: number | null
  expires_on: string
  withdrawn_at: Timestamp | null
  withdrawn_by: string | null
  withdrawal_reason: Generated<string>
  is_sample: Generated<boolean>
}

export type RiskScoreTable = {
  id: Generated<number>
  site_id: number
  as_of: string
  version: string
  score: number
  level: 'A' | 'B' | 'C' | 'D'
  interval_days: number
  last_visit_on: string | null
  due_ratio: number
  priority: number
  parts: Json
  level_reasons: Json
  is_retrospective: Generated<boolean>
}

export type RoadBanTable = {
  version_id: number
  number: number
  arcs: number[]
}

export type RoadEdgeTable = {
  version_id: number
  number: number
  from_node: number
  to_node: number
  way_id: number
  class: string
  name: string | null
  is_open_forward: boolean
  is_open_backward: boolean
  max_km_per_hour: number | null
  is_toll: boolean
  is_unpaved: boolean
  is_destination: boolean
  is_roundabout: boolean
  is_main: boolean
  length_decimetres: number
  shape: Geometry
}

export type RoadGraphTable = {
  id: Generated<number>
  version_id: number
  weights: string
  centre_lon: number
  centre_lat: number
  bytes: number
  prepared_ms: number
  created_at: GeneratedTimestamp
}

export type RoadGraphPartTable = {
  graph_id: number
  part: number
  data: Uint8Array
}

export type RoadNodeTable = {
  version_id: number
  number: number
  place: Geometry
}

export type RoadVersionTable = {
  id: Generated<number>
  source_name: string
  source_kind: 'osm' | 'schematic'
  sha256: string
  report: Json
  created_at: GeneratedTimestamp
  account_id: number | null
  replaced_at: Timestamp | null
}

export type RuleCampaignTable = {
  version: string
  campaign: 'deep_pit' | 'main_structure' | 'waterproofing' | 'fit_out'
  name_zh: string
  name_en: string
  group_words: string[]
  stages: string[]
  hazards: string[]
  source: string
}

export type RuleExposureBandTable = {
  version: string
  area_from_m2: number
  points: number
  source: string
}

export type RuleHazardTable = {
  version: string
  code: string
  measure: Generated<string>
  unit: Generated<string>
  name_zh: string
  name_en: string
  hazardous_from: number | null
  over_scale_from: number | null
  discipline: string | null
  source: string
}

export type RuleLevelTable = {
  version: string
  level: 'A' | 'B' | 'C' | 'D'
  rank_from: number
  score_from: number
  interval_days: number
  source: string
}

export type RuleNumberTable = {
  version: string
  key: string
  value: number
  unit: Generated<string>
  source: string
}

export type RuleStageTable = {
  version: string
  code: string
  name_zh: string
  name_en: string
  weight: number
  source: string
}

export type RuleStageEntryTable = {
  version: string
  level: 'A' | 'B' | 'C' | 'D'
  stage: string
  is_low_risk_only: boolean
  days: number
  source: string
}

export type RuleStreetClassTable = {
  version: string
  class: string
  km_per_hour: number
  may_stop: boolean
  source: string
}

export type RuleStreetHourTable = {
  version: string
  zone: 'core' | 'inner' | 'outer' | 'mountain'
  from_time: string
  to_time: string
  factor: number
  source: string
}

export type RuleVersionTable = {
  version: string
  valid_from: string
  note: string
  created_at: GeneratedTimestamp
  created_by: Generated<string>
}

export type SettingTable = {
  key: string
  value: string
}

export type SigningKeyTable = {
  kid: string
  algorithm: string
  public_jwk: Json
  private_jwk: Json
  created_at: GeneratedTimestamp
  retired_at: Timestamp | null
  revoked_at: Timestamp | null
}

export type SiteTable = {
  id: Generated<number>
  permit_number: string
  agency_code: string
  works_type: 'building' | 'municipal' | 'rail'
  name: string
  address: Generated<string>
  shape: Geometry
  place: Geometry
  source_crs: Generated<string>
  area_m2: number | null
  cost_yuan: number | null
  length_m: number | null
  is_affordable: Generated<boolean>
  has_sensitive_neighbours: Generated<boolean>
  overall_risk: 'low' | 'general' | 'larger' | 'major' | null
  stage: string
  status: Generated<'active' | 'suspended' | 'precompletion' | 'completed' | 'cancelled'>
  metro_line_id: number | null
  client_id: number | null
  contractor_id: number | null
  supervision_id: number | null
  manager_id: number | null
  chief_engineer_id: number | null
  contact_name: string | null
  contact_phone: string | null
  permit_date: string
  planned_completion: string | null
  is_sample: Generated<boolean>
  import_run_id: number | null
  updated_at: GeneratedTimestamp
}

export type SiteAssessmentTable = {
  run_id: number
  site_id: number
  agency_code: string
  works_type: 'building' | 'municipal' | 'rail'
  is_affordable: boolean
  client_id: number | null
  contractor_id: number | null
  supervision_id: number | null
  manager_id: number | null
  chief_engineer_id: number | null
  weight: number
  status: 'ranked' | 'excluded' | 'late' | 'false'
  status_reason: Generated<string>
  safety: number | null
  quality: number | null
  combined: number | null
  self_score: number | null
  firm_score: number | null
  government_score: number | null
  is_without_government: Generated<boolean>
  veto_codes: Generated<string[]>
  divergence: number | null
  parts: Json
}

export type SiteGridTable = {
  design_id: number
  site_id: number
  grid_id: number
}

export type StageEntryTable = {
  site_id: number
  stage: string
  entered_on: string | null
}

export type SubmissionTable = {
  id: Generated<number>
  quarter: string
  site_id: number
  level: 'self' | 'firm' | 'government'
  party: 'project' | 'contractor' | 'supervision' | 'client' | 'agency' | 'assessor'
  month: number | null
  firm_id: number | null
  person_id: number | null
  visit_id: number | null
  stages: string[]
  works_type: 'building' | 'municipal' | 'rail'
  site_status: 'active' | 'suspended' | 'precompletion'
  agency_code: string
  indicator_version: string
  answers: number[]
  state: Generated<'draft' | 'submitted' | 'replaced' | 'rejected'>
  due_on: string
  submitted_at: Timestamp | null
  is_late: Generated<boolean>
  revision: Generated<number>
  client_key: string | null
  seconds_spent: number | null
  figure: number | null
  account_id: number | null
  written_by: string
  created_at: GeneratedTimestamp
  updated_at: GeneratedTimestamp
  is_sample: Generated<boolean>
}

export type SubmissionFlagTable = {
  id: Generated<number>
  quarter: string
  site_id: number
  submission_id: number | null
  party: 'project' | 'contractor' | 'supervision' | 'client' | 'agency' | 'assessor'
  month: number | null
  firm_id: number | null
  person_id: number | null
  kind: 'late' | 'missing' | 'uniform' | 'copied' | 'hasty' | 'self_above_government' | 'contradiction'
  facts: Json
  state: Generated<'open' | 'confirmed' | 'dismissed'>
  raised_at: GeneratedTimestamp
  decided_at: Timestamp | null
  decided_by: string | null
  account_id: number | null
  note: Generated<string>
  is_sample: Generated<boolean>
}

export type SubmissionNoteTable = {
  submission_id: number
  position: number
  text: string
}

export type SubmissionRevisionTable = {
  submission_id: number
  revision: number
  answers: number[]
  notes: GeneratedJson
  submitted_at: Timestamp | null
  replaced_at: GeneratedTimestamp
  actor: string
  account_id: number | null
}

export type TeamTable = {
  id: Generated<number>
  agency_code: string
  name: string
  base: Geometry
  base_address: Generated<string>
  starts_at: Generated<string>
  ends_at: Generated<string>
  lunch_from: Generated<string>
  lunch_to: Generated<string>
  lunch_minutes: Generated<number>
  max_driving_minutes: Generated<number>
  max_stops: Generated<number>
  weekdays: Generated<number[]>
  is_active: Generated<boolean>
  is_sample: Generated<boolean>
}

export type TeamMemberTable = {
  team_id: number
  inspector_id: number
  is_lead: Generated<boolean>
}

export type TravelMatrixTable = {
  scope: string
  source: string
  road_version_id: number | null
  places: Uint8Array
  duration_seconds: Uint8Array
  distance_metres: Uint8Array
  created_at: GeneratedTimestamp
}

export type TravelSpeedTable = {
  version: string
  zone: 'core' | 'inner' | 'outer' | 'mountain'
  from_km: number
  km_per_hour: number
  detour_factor: number
  access_minutes: number
  source: string
}

export type VisitTable = {
  id: Generated<number>
  site_id: number
  team_id: number | null
  visited_on: string
  kind: 'patrol' | 'spot_check' | 'measurement' | 'recheck' | 'complaint' | 'accident' | 'campaign'
  discipline: Generated<'safety' | 'quality' | 'both'>
  result: 'passed' | 'correction' | 'stop_work' | 'not_possible'
  note: Generated<string>
  is_sample: Generated<boolean>
}

export type VisitCapTable = {
  id: Generated<number>
  year: number
  agency_code: string | null
  per_firm: number | null
  per_site: number | null
  source: string
}

/** Every table by its name. */
export type Database = {
  accident: AccidentTable
  account: AccountTable
  agency: AgencyTable
  assessment_period: AssessmentPeriodTable
  assessment_rank: AssessmentRankTable
  assessment_run: AssessmentRunTable
  assessor_contract: AssessorContractTable
  assessor_contract_site: AssessorContractSiteTable
  audit_entry: AuditEntryTable
  building: BuildingTable
  calendar_day: CalendarDayTable
  complaint: ComplaintTable
  evidence: EvidenceTable
  firm: FirmTable
  grid: GridTable
  grid_design: GridDesignTable
  hazardous_work: HazardousWorkTable
  import_run: ImportRunTable
  indicator: IndicatorTable
  indicator_class: IndicatorClassTable
  indicator_group: IndicatorGroupTable
  indicator_item: IndicatorItemTable
  indicator_set: IndicatorSetTable
  inspector: InspectorTable
  inspector_discipline: InspectorDisciplineTable
  leave: LeaveTable
  measure: MeasureTable
  measure_subject: MeasureSubjectTable
  metro_line: MetroLineTable
  notice: NoticeTable
  objection: ObjectionTable
  person: PersonTable
  plan: PlanTable
  plan_bound: PlanBoundTable
  plan_deviation: PlanDeviationTable
  plan_stop: PlanStopTable
  plan_unplanned: PlanUnplannedTable
  points_entry: PointsEntryTable
  points_event: PointsEventTable
  publication: PublicationTable
  risk_score: RiskScoreTable
  road_ban: RoadBanTable
  road_edge: RoadEdgeTable
  road_graph: RoadGraphTable
  road_graph_part: RoadGraphPartTable
  road_node: RoadNodeTable
  road_version: RoadVersionTable
  rule_campaign: RuleCampaignTable
  rule_exposure_band: RuleExposureBandTable
  rule_hazard: RuleHazardTable
  rule_level: RuleLevelTable
  rule_number: RuleNumberTable
  rule_stage: RuleStageTable
  rule_stage_entry: RuleStageEntryTable
  rule_street_class: RuleStreetClassTable
  rule_street_hour: RuleStreetHourTable
  rule_version: RuleVersionTable
  setting: SettingTable
  signing_key: SigningKeyTable
  site: SiteTable
  site_assessment: SiteAssessmentTable
  site_grid: SiteGridTable
  stage_entry: StageEntryTable
  submission: SubmissionTable
  submission_flag: SubmissionFlagTable
  submission_note: SubmissionNoteTable
  submission_revision: SubmissionRevisionTable
  team: TeamTable
  team_member: TeamMemberTable
  travel_matrix: TravelMatrixTable
  travel_speed: TravelSpeedTable
  visit: VisitTable
  visit_cap: VisitCapTable
}
