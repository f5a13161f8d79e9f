import type { Db } from '../db/connect.ts'
import { decideMeasure } from './decide-measure.ts'
import { proposeMeasures } from './propose-measures.ts'

/**
 * The sample city's measures of a quarter, all marked as samples: both kinds of lists and the two weakest campaigns approved,
 * the levels and the other campaigns left for somebody to decide. Scores are to be made anew afterwards.
 */
export async function makeSampleMeasures(db: Db, { quarter, now }: { quarter: string; now: Date }): Promise<void> {
  const by = { id: 0, name: 'jingwei' }
  const propose = (kind: 'levels' | 'firm_list' | 'project_list' | 'campaign') =>
    proposeMeasures(db, { quarter, kind }, { by, now, isSample: true })
  const lists = [...(await propose('firm_list')), ...(await propose('project_list'))]
  const campaigns = await propose('campaign')
  await propose('levels')
  for (const { id } of [...lists, ...campaigns.slice(0, 2)]) {
    await decideMeasure(db, id, { decision: 'approved', note: '示例 / sample' }, { by, now })
  }
}
