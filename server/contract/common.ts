import { z } from 'zod'

/** An identifier that the database gave; a whole number above zero. */
export const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

/** Longitude and latitude in degrees, EPSG:4326, always in this order. */
export const lonLat = z
  .tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
  .meta({ id: 'LonLat', description: '[longitude, latitude] in degrees, EPSG:4326' })
export type LonLat = z.infer<typeof lonLat>

export const isoDate = z.iso.date().meta({ id: 'Date', description: 'Calendar day in Beijing time, YYYY-MM-DD' })
export const week = z
  .string()
  .regex(/^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/, 'ISO week, e.g. 2026-W48')
  .meta({ id: 'Week', description: 'ISO 8601 week, e.g. 2026-W48' })
export const quarter = z
  .string()
  .regex(/^\d{4}Q[1-4]$/, 'quarter, e.g. 2026Q3')
  .meta({ id: 'Quarter' })
export const agencyCode = z
  .string()
  .regex(/^[0-9A-Z]{2,12}$/)
  .meta({ id: 'AgencyCode', description: 'Agency code: the GB/T 2260 division code, 110302 for the BDA' })

export const worksType = z.enum(['building', 'municipal', 'rail']).meta({ id: 'WorksType' })
export type WorksType = z.infer<typeof worksType>
export const stageCode = z.enum(['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8']).meta({ id: 'Stage' })
export type StageCode = z.infer<typeof stageCode>
export const siteStatus = z
  .enum(['active', 'suspended', 'precompletion', 'completed', 'cancelled'])
  .meta({ id: 'SiteStatus' })
export type SiteStatus = z.infer<typeof siteStatus>
export const level = z
  .enum(['A', 'B', 'C', 'D'])
  .meta({ id: 'Level', description: 'Supervision level, D the strictest' })
export type Level = z.infer<typeof level>
export const language = z.enum(['zh', 'en'])
export type Language = z.infer<typeof language>

/** Words for a person in both languages, made where the fact is known. */
export const words = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Words' })
export type Words = z.infer<typeof words>

/** What a person wrote, trimmed; without control characters and broken surrogates, which the database cannot keep. */
export const plainText = z
  .string()
  .trim()
  .regex(/^(?:[\t\n\r]|[^\p{Cc}\p{Cs}])*$/u, '含有无法保存的字符 / holds characters that cannot be stored')

/** RFC 9457. `code` is from a closed set, `issues` name the field. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problem>

/** Any GeoJSON feature collection; each endpoint says which properties it carries. */
export const featureCollection = z
  .looseObject({
    type: z.literal('FeatureCollection'),
    features: z.array(z.looseObject({ type: z.literal('Feature') })),
  })
  .meta({ id: 'FeatureCollection' })

export const flag = z
  .enum(['true', 'false', '1', '0'])
  .transform((text) => text === 'true' || text === '1')
  .meta({ id: 'Flag' })

/** A page of a long list: how many rows to leave out before it, and how many it has at most. */
export const paging = {
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(50),
}
