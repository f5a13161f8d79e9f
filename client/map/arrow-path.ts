/** An arrowhead pointing right, in a square of 12 around its middle: the direction of driving, in both maps. */
export const arrowPath = 'M-3.5 -4 L4.5 0 L-3.5 4 L-1.6 0 Z'
export const arrowSide = 12

/** The colour in the name of an arrow's image, `arrow-#0072b2`; undefined for another image. */
export function arrowColour(image: string): string | undefined {
  return /^arrow-(#[0-9a-f]{6})$/i.exec(image)?.[1]
}
