import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Indicator } from '../../../server/contract/index.ts'
import type { Party, SubmissionRow } from '../../../server/demo/city.ts'
import { generateCity } from '../../../server/demo/generate-city.ts'
import { readLand } from '../../../server/demo/land.ts'
import { makeSubmissions } from '../../../server/demo/submissions/make-submissions.ts'
import { appliesTo } from '../../../server/indicators/applies.ts'
import { sampleSet } from '../../../server/indicators/sample/sample-set.ts'
import { periodDays } from '../../../server/submissions/due-days.ts'
import { countedOf, figuresOf, tallyClasses } from '../../../server/submissions/tally.ts'

const asOf = '2026-11-22'
const city = generateCity(1, asOf, readLand())
const indicators: Indicator[] = sampleSet.indicators.map((draft, position) => ({
  ...draft,
  position,
  withdrawnOn: null,
}))
// the numbers of rules 2026.1, which the test of the loaded city reads from their table
const periods = city.quarters.map(({ name }) => {
  const days = periodDays(name, { monthDueDays: 5, quarterDueDays: 10, closeDays: 15 })
  return { quarter: name, indicatorVersion: 'sample-1', ...days, monthDueOn: days.months.map((month) => month.dueOn) }
})
const make = () => [...makeSubmissions(1, asOf, city, periods, new Map([['sample-1', indicators]]))]
const quarters = make()
const all = quarters.flat()
const last = quarters.at(-2)!
const current = quarters.at(-1)!
const sites = new Map(city.sites.map((site) => [site.id, site]))
const counted = countedOf({ groups: sampleSet.groups, indicators })
const rules = {
  safety: { C1: 0.4, C2: 0.5, C5: 0.1 },
  quality: { C3: 0.4, C4: 0.6 },
  combined: { safety: 0.5, quality: 0.5 },
  vetoCap: 59,
}

function answersOf(row: SubmissionRow): number[] {
  return row.answers.slice(1, -1).split(',').map(Number)
}

function figure(row: SubmissionRow): number {
  return figuresOf(tallyClasses(counted, answersOf(row), asOf), rules).combined!
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}

/** Sites of a quarter that are ranked, each with what came of them. */
function rankedSites(rows: SubmissionRow[]): Map<number, SubmissionRow[]> {
  const bySite = Map.groupBy(rows, (row) => row.site_id)
  for (const [site, own] of bySite) {
    const latest = own.toSorted((a, b) => (a.submitted_at! < b.submitted_at! ? -1 : 1)).at(-1)!
    if (latest.site_status !== 'active' || latest.stages.join() === 'S1') bySite.delete(site)
  }
  return bySite
}

/** All three months and all three firms in time; a site begun in the middle of the quarter owes fewer months. */
function isAssessed(own: SubmissionRow[]): boolean {
  const permit = sites.get(own[0]!.site_id)!.permit_date
  const months = periods
    .find((period) => period.quarter === own[0]!.quarter)!
    .months.filter((month) => permit <= month.lastDay).length
  return own.filter((row) => row.level !== 'government' && !row.is_late).length === months + 3
}

describe('one seed, one set of answers', () => {
  const hash = (made: SubmissionRow[][]) => createHash('sha256').update(JSON.stringify(made)).digest('hex')

  // Changes with every change of the generator or the sample indicators: copy the new value then, after looking at the city.
  test('the same bytes on every machine, and again', () => {
    expect(hash(quarters)).toBe('fed7f9fef6a2f14805671820bff91773606cd6d13918be168f68fbfacb9f31ab')
    expect(hash(make())).toBe(hash(quarters))
    // a hundred thousand forms once more: seconds, but not on a machine that has other work
  }, 120_000)

  test('eight finished quarters and the one under way', () => {
    expect(quarters.map((rows) => rows[0]!.quarter)).toEqual(city.quarters.map((quarter) => quarter.name))
    expect(last.length).toBeGreaterThan(17_000)
    expect(new Set(all.map((row) => row.id)).size).toBe(all.length)
  })
})

describe('a form', () => {
  test('answers just what applies to the site as it was, with usual deductions', () => {
    const costs = indicators.map((indicator) => new Set([0, ...indicator.deductions.map((each) => each.points)]))
    const wrong = all.filter((row, i) => {
      // every seventh of a hundred thousand
      if (i % 7 !== 0) return false
      const place = { stages: row.stages, worksType: row.works_type, day: asOf }
      return answersOf(row).some((points, position) =>
        appliesTo(indicators[position]!, place)
          ? !(costs[position]!.has(points) || (row.state === 'draft' && points === -2))
          : points !== -1,
      )
    })
    expect(wrong).toEqual([])
  })

  test('is signed by those whose site it is', () => {
    const people = new Map(city.people.map((person) => [person.id, person]))
    const wrong = all.filter((row) => {
      const site = sites.get(row.site_id)!
      const firm = { project: site.contractor_id, contractor: site.contractor_id, supervision: site.supervision_id }
      if (row.party === 'agency') return row.firm_id !== null
      if (row.party === 'assessor') return false
      return (
        row.firm_id !== (row.party === 'client' ? site.client_id : firm[row.party]) ||
        (row.person_id !== null && people.get(row.person_id)!.name !== row.written_by)
      )
    })
    expect(wrong).toEqual([])
  })

  test('there is one of a kind', () => {
    const keys = all.map((row) => `${row.quarter} ${row.site_id} ${row.party} ${row.month} ${row.visit_id}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('is sent before today and before the period closes; late is what came after it was due', () => {
    const closes = new Map(periods.map((period) => [period.quarter, period.closesOn]))
    const sent = all.filter((row) => row.state === 'submitted')
    const wrong = sent.filter((row) => {
      const day = row.submitted_at!.slice(0, 10)
      const permit = sites.get(row.site_id)!.permit_date
      return day >= asOf || day > closes.get(row.quarter)! || row.is_late !== day > row.due_on || day <= permit
    })
    expect(wrong).toEqual([])
    expect(all.filter((row) => row.state === 'draft' && row.quarter !== '2026Q4')).toEqual([])
  })

  test('of an officer belongs to a visit of the quarter, while there is a record of visits', () => {
    const visits = new Map(city.visits.map((visit) => [visit.id, visit]))
    const ofAgency = last.filter((row) => row.party === 'agency')
    expect(ofAgency.every((row) => visits.get(row.visit_id!)!.site_id === row.site_id)).toBe(true)
    expect(ofAgency.every((row) => visits.get(row.visit_id!)!.visited_on === row.submitted_at!.slice(0, 10))).toBe(true)
    expect(quarters[0]!.filter((row) => row.party === 'agency').every((row) => row.visit_id === null)).toBe(true)
  })

  test('of an assessor is about a rail lot under contract, in the years of the contract', () => {
    const contracts = new Map(city.contracts.map((contract) => [contract.id, contract]))
    const wrong = all
      .filter((row) => row.party === 'assessor')
      .filter(
        (row) =>
          row.works_type !== 'rail' ||
          !city.contractSites.some(({ contract_id, site_id }) => {
            const contract = contracts.get(contract_id)!
            const day = row.submitted_at!.slice(0, 10)
            return (
              site_id === row.site_id &&
              contract.firm_id === row.firm_id &&
              day >= contract.valid_from &&
              day <= contract.valid_to
            )
          }),
      )
    expect(wrong).toEqual([])
    expect(last.filter((row) => row.party === 'assessor').length).toBeGreaterThan(10)
  })
})

describe('the city that the answers show', () => {
  const figures = Map.groupBy(
    last.filter((row) => row.site_status === 'active'),
    (row) => row.party,
  )
  const of = (party: Party) => median(figures.get(party)!.map(figure))

  test('departments flatter themselves, the government sees most, firms stand between, the client is the kindest', () => {
    expect(of('project')).toBeGreaterThan(of('client'))
    expect(of('client')).toBeGreaterThan(of('contractor'))
    expect(of('contractor')).toBeGreaterThan(of('supervision'))
    expect(of('supervision')).toBeGreaterThan(of('agency') + 2)
    expect(of('agency')).toBeGreaterThan(80)
    expect(of('project')).toBeLessThan(98)
  })

  test('it is spread, from nearly faultless to bad', () => {
    const sorted = figures
      .get('agency')!
      .map(figure)
      .sort((a, b) => a - b)
    const at = (share: number) => sorted[Math.floor(share * sorted.length)]!
    expect(at(0.9) - at(0.1)).toBeGreaterThan(8)
    expect(at(0.1)).toBeLessThan(84)
    expect(new Set(sorted.map((value) => value.toFixed(2))).size).toBeGreaterThan(1000)
  })

  test('a site that is bad in one quarter is likely to be bad in the next', () => {
    const mean = (rows: SubmissionRow[]) =>
      new Map(
        [...Map.groupBy(rows, (row) => row.site_id)].map(([site, own]) => [
          site,
          own.reduce((sum, row) => sum + figure(row), 0) / own.length,
        ]),
      )
    const [before, after] = [quarters.at(-3)!, last].map((rows) => mean([...rankedSites(rows).values()].flat()))
    const both = [...before!.keys()].filter((site) => after!.has(site))
    expect(correlation(both.map((site) => [before!.get(site)!, after!.get(site)!]))).toBeGreaterThan(0.45)
  })

  test('no two parties answer alike but for a few who copy', () => {
    const bySite = rankedSites(last)
    const alike = [...bySite.values()].filter((own) => {
      const texts = own.filter((row) => row.level !== 'government').map((row) => row.answers)
      return new Set(texts).size < texts.length
    })
    expect(alike.length).toBeGreaterThan(5)
    expect(alike.length / bySite.size).toBeLessThan(0.05)
    const several = [...bySite.values()].filter((own) => own.length > 3)
    // now and then a site is so good that everybody agrees
    expect(several.filter((own) => new Set(own.map((row) => row.answers)).size === 1).length).toBeLessThan(4)
  })

  test('vetoes are rare', () => {
    const failing = last.filter((row) =>
      tallyClasses(counted, answersOf(row), asOf).some((tally) => tally.vetoes.length > 0),
    )
    expect(failing.length / last.length).toBeLessThan(0.02)
    expect(failing.length).toBeGreaterThan(20)
  })

  test('some make their answers up and need no time for it', () => {
    const hasty = last.filter((row) => row.seconds_spent < answersOf(row).filter((points) => points >= 0).length)
    expect(hasty.length).toBeGreaterThan(20)
    expect(hasty.length / last.length).toBeLessThan(0.02)
  })
})

describe('what comes in time', () => {
  const shareOf = (rows: SubmissionRow[], test: (row: SubmissionRow) => boolean) => {
    const chosen = [...rankedSites(rows).values()].filter((own) => test(own[0]!))
    return chosen.filter(isAssessed).length / chosen.length
  }

  test('building projects come near 95 %, affordable housing near 99 %', () => {
    const building = shareOf(last, (row) => row.works_type === 'building')
    expect(building).toBeGreaterThan(0.93)
    expect(building).toBeLessThan(0.98)
    expect(shareOf(last, (row) => sites.get(row.site_id)!.is_affordable)).toBeGreaterThan(0.975)
  })

  test('a few agencies fall short of the goal, most do not', () => {
    const shares = city.agencies.map(({ code }) =>
      shareOf(last, (row) => row.agency_code === code && row.works_type === 'building'),
    )
    const short = shares.filter((share) => share < 0.95).length
    expect(short).toBeGreaterThanOrEqual(2)
    expect(short).toBeLessThanOrEqual(9)
  })

  test('some are late, some are missing', () => {
    const late = last.filter((row) => row.is_late).length
    expect(late).toBeGreaterThan(40)
    expect(late / last.length).toBeLessThan(0.02)
    const incomplete = [...rankedSites(last).values()].filter(
      (own) => own.filter((row) => row.level === 'firm').length < 3,
    )
    expect(incomplete.length).toBeGreaterThan(20)
  })

  test('sites that are as good as done or stand still send now and then', () => {
    const of = (status: SubmissionRow['site_status']) =>
      new Set(last.filter((row) => row.site_status === status).map((row) => row.site_id)).size
    expect(of('precompletion')).toBeGreaterThan(200)
    expect(of('precompletion')).toBeLessThan(1000)
    expect(of('suspended')).toBeGreaterThan(20)
    // what has not begun owes its forms like everybody else, and is known by them
    const preparing = last.filter((row) => row.stages.join() === 'S1')
    expect(new Set(preparing.map((row) => row.site_id)).size).toBeGreaterThan(100)
  })

  test('of the quarter under way the first month is there, the second begun, and few firms have looked yet', () => {
    const ofMonth = (month: number) => current.filter((row) => row.month === month).length
    expect(ofMonth(1)).toBeGreaterThan(2500)
    expect(ofMonth(3)).toBe(0)
    const firms = current.filter((row) => row.level === 'firm').length
    expect(firms).toBeGreaterThan(100)
    expect(firms).toBeLessThan(2000)
    expect(current.filter((row) => row.level === 'government').length).toBeGreaterThan(1000)
  })
})

function correlation(pairs: [number, number][]): number {
  const mean = (k: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[k], 0) / pairs.length
  const [a, b] = [mean(0), mean(1)]
  const sum = (f: (x: number, y: number) => number) => pairs.reduce((total, [x, y]) => total + f(x - a, y - b), 0)
  return sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y))
}
