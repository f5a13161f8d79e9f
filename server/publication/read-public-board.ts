import type { Board, PublicBoard } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { csvText } from '../http/csv.ts'
import { endsOf } from './frozen-boards.ts'
import { readStanding } from './publication-rows.ts'
import { readBoards } from './read-frozen.ts'

type Wanted = { readonly board: Board; readonly quarter: string | undefined; readonly now: Date }

/** A board as published: a page of it, with the best and the worst beside each other. */
export async function readPublicBoard(
  db: Db,
  { search, offset, limit, ...wanted }: Wanted & { search: string | undefined; offset: number; limit: number },
): Promise<PublicBoard> {
  const { publication, frozen, board } = await readBoard(db, wanted)
  const text = search?.toLowerCase() ?? ''
  const rows = text === '' ? board.rows : board.rows.filter((row) => row.subject.name.toLowerCase().includes(text))
  return {
    publication,
    ...{ board: board.board, title: board.title, population: board.population, excluded: board.excluded },
    total: rows.length,
    rows: rows.slice(offset, offset + limit),
    ...endsOf(board.rows, frozen.ends),
    notes: frozen.notes,
  }
}

const headings = [
  '名次 Rank',
  '名称 Name',
  '区 Agency',
  '综合分 Combined',
  '安全分 Safety',
  '安全名次 Safety rank',
  '质量分 Quality',
  '质量名次 Quality rank',
  '升降 Gained',
  '工程数 Sites',
  '状态 State',
]
const states = { ranked: '', late: '未按时测评 late', false: '弄虚作假 false', excluded: '不参加排名 not ranked' }

/** The whole board as CSV with the name of the file; a sample says so in its name and in its last row. */
export async function writePublicBoard(db: Db, wanted: Wanted): Promise<{ name: string; text: string }> {
  const { publication, frozen, board } = await readBoard(db, wanted)
  const rows = board.rows.map(({ subject, ...row }) => [
    ...[row.rank, subject.name, subject.agencyCode, row.combined],
    ...[row.safety, row.safetyRank, row.quality, row.qualityRank],
    ...[row.gained, row.siteCount, states[row.status]],
  ])
  const { zh, en } = board.title
  const about = [
    `${publication.quarter} ${zh} ${en}`,
    `公示至 published until ${publication.expiresOn}`,
    publication.sha256,
  ]
  const notes = frozen.notes.map((note) => [`${note.zh} / ${note.en}`])
  const mark = publication.isSample ? '-示例sample' : ''
  return {
    name: `${publication.quarter}-${board.board}-v${publication.version}${mark}.csv`,
    text: csvText([headings, ...rows, about, ...notes]),
  }
}

async function readBoard(db: Db, { board: name, quarter, now }: Wanted) {
  const publication = await readStanding(db, { kind: 'boards', quarter, now })
  const frozen = await readBoards(db, publication)
  const board = frozen.boards.find((one) => one.board === name)
  if (board === undefined) {
    throw new AppError('not-found', {
      zh: `${publication.quarter} 的公示中没有这个榜`,
      en: `The publication of ${publication.quarter} has no such board`,
    })
  }
  return { publication, frozen, board }
}
