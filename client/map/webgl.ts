let answer: boolean | null = null

/** Whether this browser can draw the map: MapLibre needs WebGL2, which office machines without a graphics unit may lack. */
export function hasWebgl2(): boolean {
  if (answer !== null) return answer
  try {
    const canvas = document.createElement('canvas')
    const context = canvas.getContext('webgl2')
    answer = context !== null
    // Browsers allow only a few contexts at a time; give this one back at once.
    context?.getExtension('WEBGL_lose_context')?.loseContext()
  } catch {
    answer = false
  }
  return answer
}
