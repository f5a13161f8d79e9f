import { z } from 'zod'
import { board as boardSchema, type PublicBoard, publicBoard, type Words } from '../contract/index.ts'

/** What the public is shown, best first; agencies rank themselves for the government only. */
const published = boardSchema.exclude(['agency'])
export const publishedBoards = published.options

export type PublicRow = PublicBoard['rows'][number]

const frozenBoard = publicBoard
  .pick({ title: true, population: true, excluded: true, rows: true })
  .extend({ board: published })

/** The text of a publication of boards, as it is signed and as it is read back. */
export const frozenBoards = z.object({
  kind: z.literal('jingwei.boards'),
  quarter: z.string(),
  version: z.number().int(),
  publishedAt: z.string(),
  expiresOn: z.string(),
  isSample: z.boolean(),
  ruleVersion: z.string(),
  indicatorVersion: z.string(),
  /** How many of the best and the worst are shown beside each other. */
  ends: z.number().int(),
  notes: z.array(z.object({ zh: z.string(), en: z.string() })),
  boards: z.array(frozenBoard),
})
export type FrozenBoards = z.infer<typeof frozenBoards>

export const boardTitles: Record<(typeof publishedBoards)[number], Words> = {
  building: { zh: '房建工程', en: 'Buildings' },
  municipal: { zh: '市政工程', en: 'Municipal works' },
  rail: { zh: '轨道交通工程', en: 'Rail transit' },
  affordable: { zh: '保障性住房工程', en: 'Affordable housing' },
  supervision: { zh: '监理单位', en: 'Supervision firms' },
  contractor: { zh: '施工企业', en: 'Contractors' },
  client: { zh: '建设单位', en: 'Clients' },
  manager: { zh: '项目经理', en: 'Project managers' },
  chief_engineer: { zh: '总监理工程师', en: 'Chief supervision engineers' },
}

/** What every board of a publication says about itself. */
export function boardNotes(isSample: boolean): Words[] {
  return [
    ...(isSample
      ? [{ zh: '示例数据，不代表任何真实工程、企业或个人', en: 'Sample data: no real site, firm or person' }]
      : []),
    {
      zh: '准备、停工和完工预验阶段的工程不参加排名；未按时测评和弄虚作假的列在名次之后',
      en: 'Sites in preparation, suspended or before completion are not ranked; late and false ones stand behind the ranks',
    },
    {
      zh: '发生生产安全事故的，无论得分多少，名次列在最后',
      en: 'Whoever had an accident is ranked last, whatever the score',
    },
    { zh: '升降为与上一季度公布名次相比', en: 'Gained and lost ranks are against the quarter published before' },
  ]
}

const order = { ranked: 0, late: 1, false: 2, excluded: 3 } as const

/** Rows as they are published: by rank, then the late, the false and the excluded, each by name. */
export function inOrder(rows: readonly PublicRow[]): PublicRow[] {
  return [...rows].sort(
    (a, b) =>
      order[a.status] - order[b.status] ||
      (a.rank ?? 0) - (b.rank ?? 0) ||
      (a.subject.name < b.subject.name ? -1 : a.subject.name > b.subject.name ? 1 : 0),
  )
}

/** The best and the worst of a board: never the same row in both, so that a short board is shared out. */
export function endsOf(rows: readonly PublicRow[], count: number): { best: PublicRow[]; worst: PublicRow[] } {
  const ranked = rows.filter((row) => row.status === 'ranked')
  const each = Math.min(count, Math.floor(ranked.length / 2))
  return { best: ranked.slice(0, each), worst: each === 0 ? [] : ranked.slice(-each).reverse() }
}
