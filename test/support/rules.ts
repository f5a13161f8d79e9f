import { readFileSync } from 'node:fs'
import { assembleRules, type RuleRows } from '../../server/risk/rules.ts'
import type { TravelZone } from '../../server/roads/estimate.ts'

// Pure tests read the very numbers that ship, without a database; a database test holds the two readings together.
const text = ['0007_rules_2026_1.sql', '0024_stage_entry.sql']
  .map((file) => readFileSync(new URL(`../../migrations/${file}`, import.meta.url), 'utf8'))
  .join('\n')

/** The rows that the migration inserts into one of the rule tables. */
function rows(table: string): Record<string, string | number | boolean | null>[] {
  const [, columns = '', values = ''] =
    new RegExp(`insert into ${table} \\(([^)]+)\\) values\\n([\\s\\S]*?);\\n`).exec(text) ?? []
  const names = columns.split(', ')
  return [...values.matchAll(/^ {2}\((.*)\)[,]?$/gm)].map(([, row = '']) => {
    const cells = [...row.matchAll(/'((?:[^']|'')*)'|null|true|false|-?[\d.]+/g)].map(([cell, quoted]) =>
      quoted !== undefined ? quoted.replaceAll("''", "'") : /^[a-z]/.test(cell) ? JSON.parse(cell) : Number(cell),
    )
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? null]))
  })
}

/** The rules 2026.1 as the migration has them. */
export const rules = assembleRules({
  version: '2026.1',
  stages: rows('rule_stage'),
  hazards: rows('rule_hazard'),
  levels: rows('rule_level'),
  stageEntries: rows('rule_stage_entry'),
  bands: rows('rule_exposure_band'),
  numbers: rows('rule_number'),
} as unknown as RuleRows)

/** The travel zones 2026.1 as the migration has them, innermost first. */
export const travelZones: TravelZone[] = rows('travel_speed').map((row) => ({
  zone: String(row.zone),
  fromKm: Number(row.from_km),
  kmPerHour: Number(row.km_per_hour),
  detourFactor: Number(row.detour_factor),
  accessMinutes: Number(row.access_minutes),
}))
