import type { Geometry } from 'geojson'
import type { ImportFinding } from '../../contract/index.ts'
import { finding } from './findings.ts'
import { type NamedHazard, readHazards } from './hazards.ts'
import type { Parsed } from './parse-rows.ts'
import type { SiteRow } from './row-schemas.ts'

/** One site as the file gives it, from one row or from a row for each of its buildings. */
export type SiteDraft = {
  /** The rows that speak of it, the first one in front. */
  readonly rows: readonly number[]
  readonly value: SiteRow
  readonly shape: Geometry
  readonly place: readonly [number, number] | null
  readonly name: string
  readonly buildings: readonly BuildingDraft[]
  readonly hazards: readonly NamedHazard[]
  /** Each stage that it, or one of its buildings, is in, with the first day given for it. */
  readonly stageEntries: readonly { readonly stage: string; readonly day: string | null }[]
}

export type BuildingDraft = {
  readonly number: string
  readonly place: readonly [number, number] | null
  readonly stage: string
  readonly areaM2: number
  readonly storeys: number | null
  readonly heightM: number | null
}

/** Gathers rows into sites: rows with a building are parts of one site, equal rows are said once, others are refused. */
export function gatherSites(rows: readonly Parsed<'sites'>[]): { sites: SiteDraft[]; findings: ImportFinding[] } {
  const findings: ImportFinding[] = []
  const groups = new Map<string, Parsed<'sites'>[]>()
  for (const row of rows) {
    const group = groups.get(row.value.permitNumber)
    if (!group) groups.set(row.value.permitNumber, [row])
    else if (belongs(group, row, findings)) group.push(row)
  }
  const sites = [...groups.values()].map((group) => draft(group, findings))
  return { sites, findings }
}

function belongs(group: readonly Parsed<'sites'>[], row: Parsed<'sites'>, findings: ImportFinding[]): boolean {
  const { permitNumber, building } = row.value
  const spot = { row: row.row, column: 'permitNumber', value: permitNumber }
  const same = group.find((other) => other.value.building === building)
  if (building !== null && same === undefined) return true
  const other = same ?? group[0]
  const isEqual =
    other !== undefined && JSON.stringify([other.value, other.place]) === JSON.stringify([row.value, row.place])
  if (isEqual) {
    findings.push(
      finding('skipped', 'repeated-row', spot, {
        zh: `与第 ${other.row} 行完全相同，已跳过`,
        en: `The same as row ${other.row}; skipped`,
      }),
    )
  } else {
    findings.push(
      finding('refused', 'repeated-permit', spot, {
        zh: `施工许可证号 ${permitNumber} 已在第 ${other?.row} 行出现，且内容不同；请核对后只留一行，或用“单体”列区分`,
        en: `Permit number ${permitNumber} is already in row ${other?.row} with other content: keep one row, or tell buildings apart in a building column`,
      }),
    )
  }
  return false
}

function draft(group: readonly Parsed<'sites'>[], findings: ImportFinding[]): SiteDraft {
  const first = group[0] as Parsed<'sites'>
  const { value } = first
  const { hazards, unknown } = readHazards([...new Set(group.map((row) => row.value.hazards ?? ''))].join(';'))
  for (const item of unknown) {
    findings.push(
      finding(
        'repaired',
        'unknown-hazard',
        { row: first.row, column: 'hazards', value: item },
        { zh: `“${item}”不是可识别的危大工程，已略去`, en: `“${item}” is not a known hazardous work and is left out` },
      ),
    )
  }
  if (value.name === null) {
    findings.push(
      finding(
        'repaired',
        'name-filled',
        { row: first.row, column: 'name', value: '' },
        {
          zh: '没有工程名称，以地址或许可证号代替',
          en: 'There is no name; the address or the permit number stands in',
        },
      ),
    )
  }
  return {
    rows: group.map((row) => row.row),
    value,
    shape: first.place?.shape as Geometry,
    place: first.place?.place ?? null,
    name: value.name ?? value.address ?? value.permitNumber,
    buildings: group.filter((row) => row.value.building !== null).map(building),
    hazards,
    stageEntries: stageEntries(group),
  }
}

function stageEntries(group: readonly Parsed<'sites'>[]): SiteDraft['stageEntries'] {
  const first = new Map<string, string | null>()
  for (const { value } of group) {
    const stage = value.buildingStage ?? value.stage
    const days = [first.get(stage), value.stageSince].filter((one): one is string => typeof one === 'string')
    first.set(stage, days.sort()[0] ?? null)
  }
  return [...first].map(([stage, day]) => ({ stage, day }))
}

function building(row: Parsed<'sites'>): BuildingDraft {
  const { value, place } = row
  const point = place?.place ?? (place?.shape.type === 'Point' ? (place.shape.coordinates as [number, number]) : null)
  return {
    number: value.building as string,
    place: point,
    stage: value.buildingStage ?? value.stage,
    areaM2: value.buildingAreaM2 ?? 0,
    storeys: value.storeys,
    heightM: value.heightM,
  }
}
