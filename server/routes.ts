import { assessmentRoutes } from './assessment/routes.ts'
import { gridRoutes } from './grids/routes.ts'
import type { Bound } from './http/bind.ts'
import { indicatorRoutes } from './indicators/routes.ts'
import { measureRoutes } from './measures/routes.ts'
import { planningRoutes } from './planning/routes.ts'
import { publicationRoutes } from './publication/routes.ts'
import { reportRoutes } from './reports/routes.ts'
import { roadRoutes } from './roads/routes.ts'
import { settleImport } from './settle-import.ts'
import { settleMeasure } from './settle-measure.ts'
import { settlePublication } from './settle-publication.ts'
import { settleRoads } from './settle-roads.ts'
import { sitesRoutes } from './sites/routes.ts'
import { situationRoutes } from './situation/routes.ts'
import { staffRoutes } from './staff/routes.ts'
import { submissionRoutes } from './submissions/routes.ts'

/** Every endpoint of every slice, in pipeline order. */
export const routes: readonly Bound[] = [
  ...sitesRoutes(settleImport),
  ...roadRoutes(settleRoads),
  ...gridRoutes,
  ...staffRoutes,
  ...indicatorRoutes,
  ...submissionRoutes,
  ...assessmentRoutes,
  ...measureRoutes(settleMeasure),
  ...publicationRoutes(settlePublication),
  ...situationRoutes,
  ...planningRoutes,
  ...reportRoutes,
]
