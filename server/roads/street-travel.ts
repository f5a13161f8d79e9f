import type { LonLat, Words } from '../contract/index.ts'
import { RouteFinder, type StreetFoot, StreetGrid, type Streets, streetMatrix } from '../streets/index.ts'
import { type TravelLeg, type TravelProvider, TravelUnavailable } from './provider.ts'
import { type AccessRules, accessOf, type StreetAccess, writeCell } from './street-access.ts'

/** Streets that are ready for questions in this process. */
export type OpenStreets = {
  readonly versionId: number
  /** Network and weights: what answers are kept under. */
  readonly key: string
  /** Drawn by us, not surveyed. */
  readonly isSchematic: boolean
  readonly streets: Streets
  readonly grid: StreetGrid
  readonly finder: RouteFinder
  readonly access: AccessRules
}

/** Opens prepared streets. */
export function openStreets(
  streets: Streets,
  about: Pick<OpenStreets, 'versionId' | 'key' | 'isSchematic' | 'access'>,
): OpenStreets {
  return { ...about, streets, grid: new StreetGrid(streets), finder: new RouteFinder(streets) }
}

const SCHEMATIC: Words = {
  zh: '行车时间按示意路网计算',
  en: 'Travel times are over the schematic network',
}

type Joined = { readonly place: LonLat; readonly access: StreetAccess; readonly foot: StreetFoot }

/** Travel over our own streets. */
export function streetTravel(open: OpenStreets): TravelProvider {
  const join = (place: LonLat): Joined | undefined => {
    const foot = open.grid.nearest(place[0], place[1], open.access.snapMetres)
    return foot && { place, foot, access: accessOf(open.access, place, foot.metres) }
  }
  return {
    source: 'roads',
    key: open.key,
    roadVersionId: open.versionId,
    caution: open.isSchematic ? SCHEMATIC : null,
    async between(from, to) {
      const rows = from.map(join)
      const columns = to === from ? rows : to.map(join)
      const table = {
        durationSeconds: new Int32Array(from.length * to.length).fill(-1),
        distanceMetres: new Int32Array(from.length * to.length).fill(-1),
      }
      const joinedRows = rows.filter((row) => row !== undefined)
      const joinedColumns = columns.filter((column) => column !== undefined)
      const { milliseconds, decimetres } = streetMatrix(
        open.streets,
        joinedRows.map((row) => row.foot),
        joinedColumns.map((column) => column.foot),
      )
      const columnAt = columns.flatMap((column, index) => (column ? [index] : []))
      let r = 0
      rows.forEach((row, index) => {
        if (!row) return
        joinedColumns.forEach((column, c) => {
          const at = r * joinedColumns.length + c
          if (milliseconds[at]! < 0) return
          const street = { seconds: milliseconds[at]! / 1000, metres: decimetres[at]! / 10 }
          writeCell(table, index * to.length + columnAt[c]!, [row, column], street)
        })
        r++
      })
      return table
    },
    async legs(places) {
      const joined = places.map(join)
      return joined.slice(1).map((to, index) => {
        const from = joined[index]
        return from && to && legBetween(open, from, to)
      })
    },
  }
}

/** Why there is nothing to ask yet. */
export function streetsUnavailable(why: 'none' | 'preparing' | 'failed'): TravelUnavailable {
  if (why === 'none')
    return new TravelUnavailable({
      zh: '尚未导入路网，行车时间为估算',
      en: 'No streets have been imported: travel times are estimated',
    })
  if (why === 'preparing')
    return new TravelUnavailable({
      zh: '路网正在准备，本计划的行车时间为估算；准备好后重新生成即按路网计算',
      en: 'The streets are still being prepared: the travel times of this plan are estimated. Plan again once they are ready',
    })
  return new TravelUnavailable({
    zh: '路网准备失败，行车时间为估算；请重新导入路网',
    en: 'The streets could not be prepared: travel times are estimated. Import the streets again',
  })
}

function legBetween(open: OpenStreets, from: Joined, to: Joined): TravelLeg | undefined {
  const route = open.finder.find(from.foot, to.foot)
  if (!route) return undefined
  const cell = { durationSeconds: new Int32Array(1), distanceMetres: new Int32Array(1) }
  writeCell(cell, 0, [from, to], { seconds: route.milliseconds / 1000, metres: route.decimetres / 10 })
  const line = [from.place, ...route.line.map(([lon, lat]): LonLat => [lon, lat]), to.place]
  return { durationSeconds: cell.durationSeconds[0]!, distanceMetres: cell.distanceMetres[0]!, line }
}
