import { hazardDrawing } from '../ui/hazard-paths.ts'
import { levelPath } from '../ui/level-paths.ts'
import type { Palette } from '../ui/palette.ts'
import { arrowColour, arrowPath, arrowSide } from './arrow-path.ts'

/**
 * Draws a map image by its name: `level-A` … `level-D`, `hazard-PIT`, `hazard-PIT-over`, `arrow-#0072b2`. Null for a name
 * that is not ours. Images are made when a layer first asks for them.
 */
export function drawImage(name: string, palette: Palette): ImageData | null {
  const level = /^level-([ABCD])$/.exec(name)?.[1] as keyof typeof levelPath | undefined
  if (level) return drawLevel(level, palette)
  const hazard = /^hazard-([A-Z-]+?)(-over)?$/.exec(name)
  if (hazard) return drawHazard(hazard[1]!, hazard[2] !== undefined, palette)
  const arrow = arrowColour(name)
  if (arrow) return drawArrow(arrow, palette)
  return null
}

/** Two device pixels for each of the map's, so that edges stay sharp. */
const ratio = 2

function drawLevel(level: keyof typeof levelPath, palette: Palette): ImageData {
  const side = 26
  const pen = canvasPen(side)
  pen.translate(1, 1)
  const shape = new Path2D(levelPath[level])
  pen.lineWidth = 2.5
  pen.lineJoin = 'round'
  pen.strokeStyle = palette.mapHalo
  pen.stroke(shape)
  pen.fillStyle = palette.level[level]
  pen.fill(shape)
  pen.fillStyle = palette.levelInk[level]
  pen.font = '700 12px system-ui, sans-serif'
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText(level, 12, 12.5)
  return pen.getImageData(0, 0, side * ratio, side * ratio)
}

function drawHazard(code: string, overScale: boolean, palette: Palette): ImageData {
  const side = 20
  const pen = canvasPen(side)
  pen.scale(side / 32, side / 32)
  pen.translate(4, 4)
  const ground = new Path2D()
  ground.roundRect(-3, -3, 30, 30, 5)
  pen.fillStyle = overScale ? palette.bad : palette.panel
  pen.fill(ground)
  pen.lineWidth = 1.5
  pen.strokeStyle = overScale ? palette.mapHalo : palette.quiet
  pen.stroke(ground)
  const drawing = hazardDrawing(code)
  const ink = overScale ? palette.panel : palette.ink
  pen.lineWidth = 2
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  pen.strokeStyle = ink
  pen.stroke(new Path2D(drawing.lines))
  pen.fillStyle = ink
  if (drawing.solids) pen.fill(new Path2D(drawing.solids))
  return pen.getImageData(0, 0, side * ratio, side * ratio)
}

/** In the colour of its line, with a rim that keeps it apart from the line below. */
function drawArrow(colour: string, palette: Palette): ImageData {
  const pen = canvasPen(arrowSide)
  pen.translate(arrowSide / 2, arrowSide / 2)
  const shape = new Path2D(arrowPath)
  pen.lineWidth = 2.5
  pen.lineJoin = 'round'
  pen.strokeStyle = palette.mapHalo
  pen.stroke(shape)
  pen.fillStyle = colour
  pen.fill(shape)
  return pen.getImageData(0, 0, arrowSide * ratio, arrowSide * ratio)
}

function canvasPen(side: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = side * ratio
  canvas.height = side * ratio
  const pen = canvas.getContext('2d', { willReadFrequently: true })!
  pen.scale(ratio, ratio)
  return pen
}
