import type { BodyOf, previewLevels as endpoint, LevelPreview } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { previewOf } from './level-preview.ts'
import { requireOrdered, thresholdsOf } from './level-thresholds.ts'
import { readLevelGround } from './read-level-ground.ts'

/** What thresholds would mean for levels, visits and officers; changes nothing. */
export async function previewLevels(
  db: Db,
  { quarter, thresholds }: BodyOf<typeof endpoint>,
  now: Date,
): Promise<LevelPreview> {
  if (thresholds) requireOrdered(thresholds)
  const ground = await readLevelGround(db, { quarter, now })
  return previewOf(ground, thresholds ?? thresholdsOf(ground.rules))
}
