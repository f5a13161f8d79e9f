import type { Response } from 'express'
import {
  isAtLeast,
  listSites,
  readCity,
  readGridAreas,
  readRiskSurface,
  readSite,
  readSitePoints,
  readStandings,
} from '../contract/index.ts'
import { answered, bind } from '../http/bind.ts'
import * as areas from './grid-areas.ts'
import * as list from './list-sites.ts'
import * as city from './read-city.ts'
import * as site from './read-site.ts'
import * as standings from './read-standings.ts'
import * as surface from './risk-surface.ts'
import * as points from './site-points.ts'
import { withoutEnforcement } from './without-enforcement.ts'

export const situationRoutes = [
  bind(readCity, async ({ db, now, account }) => {
    const whole = await city.readCity(db, now())
    return isAtLeast(account.role, 'viewer') ? whole : withoutEnforcement(whole)
  }),
  bind(listSites, async ({ db, query, now }) => list.listSites(db, query, now())),
  bind(readSitePoints, async ({ db, query, now, response }) =>
    send(response, await points.readSitePoints(db, query, now())),
  ),
  bind(readSite, async ({ db, params, now }) => site.readSite(db, params.id, now())),
  bind(readStandings, async ({ db, query, now }) => standings.readStandings(db, query.quarter, now())),
  bind(readRiskSurface, async ({ db, query, now, response }) =>
    send(response, await surface.readRiskSurface(db, query, now())),
  ),
  bind(readGridAreas, async ({ db, query, now, response }) =>
    send(response, await areas.readGridAreas(db, query, now())),
  ),
]

/** GeoJSON that the database wrote goes out as it is. */
function send(response: Response, text: string): typeof answered {
  response.type('application/geo+json').send(text)
  return answered
}
