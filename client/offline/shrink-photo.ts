const LONGEST_SIDE = 1600
const QUALITY = 0.82

/**
 * A photo small enough for a site's network: at most 1,600 pixels a side, JPEG, upright. What the browser cannot read is
 * passed on as it is; the server says what it does not take.
 */
export async function shrinkPhoto(file: File): Promise<{ file: Blob; fileName: string }> {
  const asTaken = { file, fileName: file.name }
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!image) return asTaken
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.width * scale))
  canvas.height = Math.max(1, Math.round(image.height * scale))
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  image.close()
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  return blob ? { file: blob, fileName: `${file.name.replace(/\.\w+$/, '')}.jpg` } : asTaken
}
