import type { Db } from '../db/connect.ts'
import { AppError, notFound } from '../http/app-error.ts'
import { drawAside } from './draw-aside.ts'
import type { SizeRule } from './grid-count.ts'
import {
  type AgencyGround,
  findAgenciesWithoutGrids,
  insertDesign,
  readGrounds,
  readSizeRule,
  refreshStatistics,
} from './queries.ts'

export type DesignInput = {
  readonly agency: string
  /** Chosen from required hours and the size rule when left out. */
  readonly gridCount?: number | undefined
  readonly by: string
  readonly now: Date
}

/** Partitions one agency anew, puts the result in force and gives every grid to a team; returns the design's id. */
export async function designGrids(db: Db, { agency, gridCount, by, now }: DesignInput): Promise<number> {
  const [ground] = await readGrounds(db, now, [agency])
  if (!ground) throw await missingArea(db, agency)
  const rule = await readSizeRule(db, now)
  requireFewParts(ground, rule)
  const [design] = await drawAside([{ ground, rule, gridCount }])
  const id = await db.transaction().execute((trx) => insertDesign(trx, design!, by, now))
  await refreshStatistics(db)
  return id
}

/** Partitions every agency that has an area and no grids yet; returns their codes. For the first start and after imports. */
export async function designAllGrids(db: Db, { by, now }: { by: string; now: Date }): Promise<string[]> {
  const codes = await findAgenciesWithoutGrids(db)
  if (codes.length === 0) return []
  const rule = await readSizeRule(db, now)
  const grounds = await readGrounds(db, now, codes)
  for (const ground of grounds) requireFewParts(ground, rule)
  const designs = await drawAside(grounds.map((ground) => ({ ground, rule, gridCount: undefined })))
  await db.transaction().execute(async (trx) => {
    for (const design of designs) await insertDesign(trx, design, by, now)
  })
  await refreshStatistics(db)
  return codes
}

function requireFewParts({ code, area }: AgencyGround, { countMax }: SizeRule): void {
  if (area.length <= countMax) return
  throw new AppError('not-possible', {
    zh: `辖区 ${code} 由 ${area.length} 个互不相连的部分组成，而网格最多 ${countMax} 个`,
    en: `The area of ${code} consists of ${area.length} separate parts, and there can be at most ${countMax} grids`,
  })
}

async function missingArea(db: Db, agency: string): Promise<AppError> {
  const known = await db.selectFrom('agency').select('name_zh').where('code', '=', agency).executeTakeFirst()
  if (!known) return notFound({ zh: `机构 ${agency}`, en: `agency ${agency}` })
  return new AppError('not-possible', {
    zh: `${known.name_zh}（${agency}）还没有辖区范围：请先导入边界或工地`,
    en: `Agency ${agency} has no area yet: import its boundary or its sites first`,
  })
}
