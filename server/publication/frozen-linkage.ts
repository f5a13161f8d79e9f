import { z } from 'zod'
import { linkageAnswer } from '../contract/index.ts'

const entry = z.object({
  code: z.string(),
  name: z.string(),
  results: linkageAnswer.shape.results,
  isListed: z.boolean(),
  points: z.number(),
})
export type LinkageEntry = z.infer<typeof entry>

/** The text of a publication for the bidding market, as it is signed and as it is read back. */
export const frozenLinkage = z.object({
  kind: z.literal('jingwei.linkage'),
  quarter: z.string(),
  version: z.number().int(),
  publishedAt: z.string(),
  expiresOn: z.string(),
  isSample: z.boolean(),
  /** By unified social credit code. */
  firms: z.array(entry),
  /** By registration number. */
  persons: z.array(entry),
})
export type FrozenLinkage = z.infer<typeof frozenLinkage>
