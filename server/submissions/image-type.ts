const starts = [
  { mediaType: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
] as const

/** The kind of picture that the bytes are, whatever the file is called; undefined when they are none that is taken. */
export function imageTypeOf(bytes: Uint8Array): 'image/jpeg' | 'image/png' | 'image/webp' | undefined {
  const plain = starts.find((start) => start.bytes.every((byte, i) => bytes[i] === byte))
  if (plain) return plain.mediaType
  // RIFF, four bytes of length, WEBP
  return isText(bytes, 0, 'RIFF') && isText(bytes, 8, 'WEBP') ? 'image/webp' : undefined
}

function isText(bytes: Uint8Array, at: number, text: string): boolean {
  return [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0))
}
