import type { TestApp } from '../../support/app.ts'
import { key } from './assessed-city.ts'

/** The start of a JPEG and something after it. */
export const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1, 2, 3])

/** Sends a photo as a browser does. */
export async function sendPhoto(
  app: TestApp,
  as: string,
  formId: number,
  position: number,
  bytes: Uint8Array,
  { clientKey = key(), name = '现场.jpg', more = '' }: { clientKey?: string; name?: string; more?: string } = {},
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes
): Promise<{ status: number; body: any }> {
  const body = new FormData()
  body.append('file', new Blob([Uint8Array.from(bytes)]), name)
  const answer = await fetch(
    `${app.address}/api/assessment/forms/${formId}/evidence?position=${position}&clientKey=${clientKey}${more}`,
    { method: 'POST', headers: { cookie: await app.cookieOf(as) }, body },
  )
  return { status: answer.status, body: await answer.json() }
}
