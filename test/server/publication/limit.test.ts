import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { csvText } from '../../../server/http/csv.ts'
import { answerErrors } from '../../../server/http/errors.ts'
import { endsOf, inOrder, type PublicRow } from '../../../server/publication/frozen-boards.ts'
import { publicLimit } from '../../../server/publication/public-limit.ts'

test('whoever asks too often is told so in the words of every other problem', async () => {
  const app = express()
  app.get('/', publicLimit(2), (_request, response) => {
    response.json({})
  })
  app.use(answerErrors(pino({ level: 'silent' })))
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const answers = [await fetch(address), await fetch(address), await fetch(address)]
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 429])
  expect(answers[2]!.headers.get('Retry-After')).not.toBeNull()
  expect(await answers[2]!.json()).toMatchObject({ code: 'too-many', status: 429 })
  server.close()
})

test('a spreadsheet gets text, never a formula; numbers stay numbers', () => {
  const row = ['=1', '+1', '-1', '@x', '\t=1', ' =1', '＝1', 'a,"b"', 'x\ny', -1, null, '安全']
  expect(csvText([row])).toBe(
    `\ufeff'=1,'+1,'-1,'@x,'\t=1,' =1,'＝1,"a,""b""","x\ny",-1,,安全\r\n`.replace(",'\t", `,'\t`),
  )
})

test('a short board is shared out between the best and the worst, in order', () => {
  const row = (rank: number | null, name: string, status: PublicRow['status'] = 'ranked') =>
    ({ rank, status, subject: { kind: 'site', id: 1, agencyCode: null, name } }) as PublicRow
  const rows = inOrder([row(null, '丙', 'excluded'), row(2, '乙'), row(3, '戊'), row(null, '丁', 'late'), row(1, '甲')])
  expect(rows.map((one) => one.subject.name)).toEqual(['甲', '乙', '戊', '丁', '丙'])
  const { best, worst } = endsOf(rows, 10)
  expect([best.map((one) => one.rank), worst.map((one) => one.rank)]).toEqual([[1], [3]])
  expect(endsOf([rows[0]!], 10)).toEqual({ best: [], worst: [] })
})
