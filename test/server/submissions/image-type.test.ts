import { expect, test } from 'vitest'
import { imageTypeOf } from '../../../server/submissions/image-type.ts'

test.each([
  ['image/jpeg', [0xff, 0xd8, 0xff, 0xe0, 0]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/webp', [...Buffer.from('RIFF????WEBPVP8 ')]],
  [undefined, [...Buffer.from('RIFF????WAVE')]],
  [undefined, [...Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">')]],
  [undefined, [...Buffer.from('GIF89a')]],
  [undefined, [0xff, 0xd8]],
  [undefined, []],
])('bytes say what they are: %s', (type, bytes) => {
  expect(imageTypeOf(Uint8Array.from(bytes))).toBe(type)
})
