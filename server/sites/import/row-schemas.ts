import { z } from 'zod'
import { agencyCode, type importKind, siteStatus, stageCode, worksType } from '../../contract/index.ts'

const text = (longest: number) => z.string().max(longest).nullable().default(null)
const amount = (most: number) => z.number().min(0).max(most).nullable().default(null)
const day = z.string().nullable().default(null)

/** A row of a list of sites, before its firms and agency are looked up. */
export const siteRow = z.object({
  permitNumber: z.string().min(1).max(64),
  name: text(200),
  address: text(300),
  agencyCode: agencyCode.nullable().default(null),
  agency: text(60),
  worksType: worksType.nullable().default(null),
  stage: stageCode,
  stageSince: day,
  status: siteStatus.nullable().default(null),
  areaM2: amount(1e9),
  costYuan: amount(1e13),
  lengthM: amount(1e7),
  isAffordable: z.boolean().nullable().default(null),
  hasSensitiveNeighbours: z.boolean().nullable().default(null),
  overallRisk: z.enum(['low', 'general', 'larger', 'major']).nullable().default(null),
  metroLine: text(60),
  client: text(200),
  contractor: text(200),
  supervision: text(200),
  manager: text(60),
  chiefEngineer: text(60),
  contactName: text(60),
  contactPhone: text(60),
  permitDate: z.string(),
  plannedCompletion: day,
  hazards: text(1000),
  building: text(60),
  buildingAreaM2: amount(1e7),
  buildingStage: stageCode.nullable().default(null),
  storeys: z.number().int().min(-20).max(300).nullable().default(null),
  heightM: amount(2000),
})
export type SiteRow = z.infer<typeof siteRow>

/** A row of a map of agencies. */
export const boundaryRow = z.object({
  agencyCode: agencyCode.nullable().default(null),
  agency: text(60),
  nameEn: text(60),
})
export type BoundaryRow = z.infer<typeof boundaryRow>

/** A row of a list of teams: one team with its two officers. */
export const teamRow = z.object({
  agencyCode: agencyCode.nullable().default(null),
  agency: text(60),
  name: z.string().min(1).max(60),
  baseAddress: text(300),
  startsAt: text(5),
  endsAt: text(5),
  lunchFrom: text(5),
  lunchTo: text(5),
  lunchMinutes: z.number().int().min(0).max(240).nullable().default(null),
  maxDrivingMinutes: z.number().int().min(1).max(1440).nullable().default(null),
  maxStops: z.number().int().min(1).max(30).nullable().default(null),
  weekdays: text(60),
  lead: text(60),
  leadCertificate: text(60),
  leadCertificateUntil: day,
  leadDisciplines: text(200),
  leadPhone: text(60),
  officer: text(60),
  officerCertificate: text(60),
  officerCertificateUntil: day,
  officerDisciplines: text(200),
  officerPhone: text(60),
})
export type TeamRow = z.infer<typeof teamRow>

/** A row of a list of past visits. */
export const visitRow = z.object({
  permitNumber: z.string().min(1).max(64),
  visitedOn: z.string(),
  kind: z
    .enum(['patrol', 'spot_check', 'measurement', 'recheck', 'complaint', 'accident', 'campaign'])
    .nullable()
    .default(null),
  discipline: z.enum(['safety', 'quality', 'both']).nullable().default(null),
  result: z.enum(['passed', 'correction', 'stop_work', 'not_possible']),
  team: text(60),
  note: text(2000),
})
export type VisitRow = z.infer<typeof visitRow>

/** The schema that every row of a kind must meet. */
export const rowSchemas = {
  sites: siteRow,
  boundaries: boundaryRow,
  teams: teamRow,
  visits: visitRow,
} as const satisfies Record<z.infer<typeof importKind>, z.ZodType>
