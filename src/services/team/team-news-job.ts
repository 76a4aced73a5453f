/** The job that tells a person what happened to their membership or to the team. */
import { z } from 'zod'

import { idSchema, type MemberId, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

const counts = z.object({
  deal: z.number(),
  contact: z.number(),
  task: z.number(),
  'lead-source': z.number(),
  // Jobs from before companies had owners do not have it.
  company: z.number().default(0),
})

const teamNews = z.discriminatedUnion('kind', [
  /** To somebody who was removed: sent although they are not a member any more. */
  z.object({ kind: z.literal('removed') }),
  z.object({ kind: z.literal('restored') }),
  /** To owners and admins: somebody left of their own accord. */
  z.object({ kind: z.literal('left'), name: z.string() }),
  /** To the successor of somebody who left or was removed. */
  z.object({ kind: z.literal('handed-over'), name: z.string(), counts }),
  z.object({ kind: z.literal('ownership-offered'), by: idSchema<MemberId>(), name: z.string(), shared: z.boolean() }),
  z.object({ kind: z.literal('ownership-accepted'), name: z.string(), shared: z.boolean() }),
  z.object({ kind: z.literal('ownership-declined'), name: z.string() }),
])
export type TeamNews = Readonly<z.infer<typeof teamNews>>

export const TEAM_NEWS_JOB = defineJob({
  kind: 'notify.team',
  payload: z.object({
    workspaceId: idSchema<WorkspaceId>(),
    /** Whom to tell. */
    memberId: idSchema<MemberId>(),
    news: teamNews,
  }),
  lane: ({ memberId }) => `member:${memberId}`,
})
