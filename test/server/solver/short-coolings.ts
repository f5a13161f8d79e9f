import { SETTINGS } from '../../../server/solver/settings.ts'

/**
 * Runs a test with coolings of a dozen iterations and lines that are soon spent, so that few iterations see what else takes a
 * hundred thousand: pardoned musts, packing, starting again from the best plan and from a new one.
 */
export function withShortCoolings(run: () => void): void {
  const { cycleWork, patience, rememberEvery } = SETTINGS
  Object.assign(SETTINGS, { cycleWork: 80_000, patience: 0.1, rememberEvery: 2 })
  try {
    run()
  } finally {
    Object.assign(SETTINGS, { cycleWork, patience, rememberEvery })
  }
}
