import type { HazardRow } from './city.ts'
import { isoDay } from './days.ts'
import type { Firm } from './parties.ts'
import type { Random } from './random.ts'
import { dayOf } from './timing.ts'
import type { BuildingKind, MunicipalKind, SiteDraft } from './works.ts'

type Plan = {
  code: string
  measure?: string
  unit?: string
  value?: number
  /** Shares of the works between which it lasts. */
  from: number
  to: number
  isOverScale?: boolean
  building?: number
}

/** The hazardous works of a site from permit to completion: done, under way and to come. */
export function makeHazards(random: Random, site: SiteDraft, testing: Firm[], asOf: number): HazardRow[] {
  const plans = site.buildingKind
    ? ofBuildings(random, site, site.buildingKind)
    : site.municipalKind
      ? ofMunicipalWorks(random, site, site.municipalKind)
      : ofMetroLot(random, site)
  const monitoring = random.pick(testing).row.name
  return plans.map((plan) => row(random, site, plan, monitoring, asOf))
}

function ofBuildings(random: Random, site: SiteDraft, kind: BuildingKind): Plan[] {
  const plans: Plan[] = []
  const height = Math.max(...site.buildings.map((each) => each.height_m))
  const tallest = site.buildings.findIndex((each) => each.height_m === height)
  const basements = random.int(...kind.basements)
  if (kind.name === '既有建筑改造') {
    plans.push({ code: 'DEM', from: 0.05, to: 0.22 })
    if (height > 12) plans.push({ code: 'SC-B', from: 0.54, to: 0.75 })
    return plans
  }
  if (basements > 0) {
    const depth = tenth(basements * 3.6 + random.bell(1.3, 0.4))
    plans.push({
      code: 'PIT',
      measure: 'depth',
      unit: 'm',
      value: depth,
      from: 0.07,
      to: 0.2,
      isOverScale: depth >= 5,
    })
  }
  if (random.chance(kind.hall)) {
    const value = tenth(random.weighted([6, 7, 9, 12], (each) => 1 / each) + random.real() * 1.2)
    plans.push({
      code: 'FW',
      measure: 'height',
      unit: 'm',
      value,
      from: 0.27,
      to: 0.43,
      isOverScale: value >= 8,
      building: 0,
    })
  } else if (random.chance(0.2)) {
    plans.push({ code: 'FW', measure: 'span', unit: 'm', value: tenth(10 + random.real() * 5), from: 0.26, to: 0.4 })
  }
  if (height > 15) {
    const isHeavy = kind.steel >= 0.4 || (kind.facade > 0.5 && random.chance(0.12))
    const value = isHeavy && random.chance(0.4) ? random.int(30, 50) * 10 : random.int(6, 16) * 10
    const crane = { code: 'CRANE', measure: 'capacity', unit: 'kN', value, isOverScale: value >= 300 }
    plans.push({ ...crane, from: 0.18, to: 0.27 }, { ...crane, from: 0.45, to: 0.51 })
  }
  if (height >= 24 && height < 50)
    plans.push({ code: 'SC-G', measure: 'height', unit: 'm', value: height, from: 0.28, to: 0.57, building: tallest })
  if (height >= 50) {
    if (random.chance(0.4))
      plans.push({ code: 'SC-A', measure: 'lift_height', unit: 'm', value: height, from: 0.3, to: 0.5 })
    else {
      const value = tenth(14 + random.real() * 6.2)
      plans.push({
        code: 'SC-C',
        measure: 'section_height',
        unit: 'm',
        value,
        from: 0.3,
        to: 0.51,
        isOverScale: value >= 20,
      })
    }
  }
  if (height > 18 && random.chance(0.55)) plans.push({ code: 'SC-B', from: 0.54, to: 0.71 })
  if (random.chance(kind.facade))
    plans.push({
      code: 'CW',
      measure: 'height',
      unit: 'm',
      value: height,
      from: 0.52,
      to: 0.7,
      isOverScale: height >= 50,
    })
  if (random.chance(kind.steel)) {
    const value = random.int(4, 15) * 3 + 6
    plans.push({
      code: 'ST',
      measure: 'span',
      unit: 'm',
      value,
      from: 0.3,
      to: 0.42,
      isOverScale: value >= 36,
      building: tallest,
    })
  }
  if (kind.storeyHeight === 3 && random.chance(0.45)) plans.push({ code: 'PC', from: 0.27, to: 0.42 })
  return plans
}

function ofMunicipalWorks(random: Random, site: SiteDraft, kind: MunicipalKind): Plan[] {
  const plans: Plan[] = []
  const value = tenth(kind.depth[0] + (kind.depth[1] - kind.depth[0]) * random.real())
  if (site.isTunnelled) plans.push({ code: 'TUN', from: 0.12, to: 0.45, isOverScale: true })
  if (value >= 3)
    plans.push({ code: 'PIT', measure: 'depth', unit: 'm', value, from: 0.07, to: 0.24, isOverScale: value >= 5 })
  if (kind.name === '跨线桥工程') {
    const span = tenth(9 + random.real() * 16)
    plans.push({ code: 'FW', measure: 'span', unit: 'm', value: span, from: 0.28, to: 0.46, isOverScale: span >= 18 })
    const lift = random.int(4, 60) * 10
    plans.push({
      code: 'LIFT',
      measure: 'single_lift',
      unit: 'kN',
      value: lift,
      from: 0.34,
      to: 0.5,
      isOverScale: lift >= 100,
    })
  }
  return plans
}

function ofMetroLot(random: Random, site: SiteDraft): Plan[] {
  if (site.isTunnelled)
    return [
      {
        code: 'PIT',
        measure: 'depth',
        unit: 'm',
        value: tenth(16 + random.real() * 14),
        from: 0.06,
        to: 0.22,
        isOverScale: true,
      },
      { code: 'TUN', from: 0.18, to: 0.55, isOverScale: true },
      {
        code: 'LIFT',
        measure: 'single_lift',
        unit: 'kN',
        value: random.int(12, 90) * 10,
        from: 0.16,
        to: 0.22,
        isOverScale: true,
      },
    ]
  return [
    {
      code: 'PIT',
      measure: 'depth',
      unit: 'm',
      value: tenth(15 + random.real() * 12),
      from: 0.06,
      to: 0.26,
      isOverScale: true,
    },
    {
      code: 'FW',
      measure: 'height',
      unit: 'm',
      value: tenth(6 + random.real() * 5),
      from: 0.26,
      to: 0.46,
      isOverScale: true,
    },
    { code: 'CRANE', measure: 'capacity', unit: 'kN', value: random.int(8, 20) * 10, from: 0.1, to: 0.16 },
  ]
}

function row(random: Random, site: SiteDraft, plan: Plan, monitoring: string, asOf: number): HazardRow {
  const start = dayOf(site, plan.from) + random.int(-6, 6)
  const end = Math.max(start + 6, dayOf(site, plan.to) + random.int(-6, 6))
  const hasStarted = start <= asOf
  const isDone = end <= asOf
  const isOverScale = plan.isOverScale === true
  const scheme = hasStarted
    ? random.weighted(['approved', 'missing'] as const, (each) =>
        each === 'approved' ? 0.985 : 0.015 * (0.4 + 1.2 * site.flaw),
      )
    : random.pick(['approved', 'draft', 'draft'] as const)
  const needsAcceptance = hasStarted && ['FW', 'SC-G', 'SC-A', 'SC-C', 'CRANE'].includes(plan.code)
  return {
    id: 0,
    site_id: 0,
    building_id: plan.building === undefined ? null : plan.building,
    code: plan.code,
    measure: plan.measure ?? '',
    measured_value: plan.value ?? null,
    unit: plan.unit ?? '',
    planned_start: isoDay(start - random.int(0, 9)),
    // works under way are planned to end after today: nothing is active and finished at once
    planned_end: isoDay(isDone ? end - random.int(0, 6) : Math.max(end, asOf + 1)),
    actual_start: hasStarted ? isoDay(start) : null,
    actual_end: isDone ? isoDay(end) : null,
    scheme_status: scheme,
    expert_review_date: isOverScale && scheme === 'approved' ? isoDay(Math.min(start - 20, asOf - 1)) : null,
    monitoring_firm: plan.code === 'PIT' && isOverScale ? monitoring : null,
    acceptance_date: needsAcceptance && start + 4 <= asOf ? isoDay(start + 4) : null,
  }
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
