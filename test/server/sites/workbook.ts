import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import writeExcelFile from 'write-excel-file/node'

/** A workbook of one sheet; `patch` may rewrite the sheet's XML, for what no writer would write. */
export async function workbook(rows: (string | number)[][], patch = (xml: string) => xml): Promise<Uint8Array> {
  const written = await writeExcelFile(rows.map((row) => row.map((value) => ({ value })))).toBuffer()
  const files = unzipSync(new Uint8Array(written))
  const sheet = 'xl/worksheets/sheet1.xml'
  return zipSync({ ...files, [sheet]: strToU8(patch(strFromU8(files[sheet] ?? new Uint8Array()))) })
}
