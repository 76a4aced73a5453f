/** The job that notifies a member about changes to their records. */
import { z } from 'zod'

import {
  type CompanyId,
  type ContactId,
  type DealId,
  idSchema,
  type MemberId,
  type NoteId,
  type StageId,
  type TaskId,
  type WorkspaceId,
} from '../../models/ids.ts'
import { VIEW_KINDS } from '../../models/view.ts'
import { defineJob } from '../core/define-job.ts'

const assigned = z.object({ kind: z.literal('assigned') })

const deleted = z.union([
  z.object({ kind: z.literal('contact'), id: idSchema<ContactId>() }),
  z.object({ kind: z.literal('company'), id: idSchema<CompanyId>() }),
  z.object({ kind: z.literal('deal'), id: idSchema<DealId>() }),
  z.object({ kind: z.literal('task'), id: idSchema<TaskId>() }),
])

/** What happened, by ids: the message is written from the records as they are when it is sent. */
export const newsSchema = z.union([
  assigned.extend({ target: z.literal('contact'), id: idSchema<ContactId>() }),
  assigned.extend({ target: z.literal('company'), id: idSchema<CompanyId>() }),
  assigned.extend({ target: z.literal('deal'), id: idSchema<DealId>() }),
  assigned.extend({ target: z.literal('task'), id: idSchema<TaskId>() }),
  /** Many records at once. */
  assigned.extend({ target: z.literal('many'), of: z.enum(VIEW_KINDS), count: z.int() }),
  z.object({
    kind: z.literal('deal-moved'),
    dealId: idSchema<DealId>(),
    move: z.enum(['moved', 'won', 'lost', 'reopened']),
    /** Left out by earlier versions. */
    stageId: idSchema<StageId>().optional(),
    /** What it was called then: said if it is gone by now. */
    stageName: z.string(),
  }),
  /** Many deals at once; `back` if that was undone. */
  z.object({
    kind: z.literal('deal-moved'),
    target: z.literal('many'),
    move: z.enum(['moved', 'won', 'lost', 'back']),
    count: z.int(),
    stageName: z.string(),
  }),
  /** The team is told. */
  z.object({ kind: z.literal('deal-won'), dealId: idSchema<DealId>() }),
  z.object({
    kind: z.literal('new-lead'),
    dealId: idSchema<DealId>(),
    contactId: idSchema<ContactId>(),
    /** What the lead said beyond its fields, if anything. */
    noteId: idSchema<NoteId>().optional(),
    sourceName: z.string(),
    /** Nobody owns it yet: the first to tap gets it. */
    claimable: z.boolean(),
  }),
  /** Nobody has answered it in the time that the workspace gives. */
  z.object({
    kind: z.literal('response-late'),
    dealId: idSchema<DealId>(),
    /** ISO 8601, UTC. */
    acceptedAt: z.iso.datetime(),
    minutes: z.int(),
  }),
  z.object({
    kind: z.literal('deleted'),
    /** Theirs, the first ones. */
    records: z.array(deleted),
    count: z.number(),
  }),
])
export type News = Readonly<z.infer<typeof newsSchema>>

export const NEWS_JOB = defineJob({
  kind: 'notify.news',
  payload: z.object({
    workspaceId: idSchema<WorkspaceId>(),
    memberId: idSchema<MemberId>(),
    /** Who caused it; null for an integration or the system. */
    by: idSchema<MemberId>().nullable(),
    news: newsSchema,
  }),
  // One lane for each member: messages arrive in the order of the events they report.
  lane: ({ memberId }) => `member:${memberId}`,
})
export type NewsPayload = Readonly<z.infer<typeof NEWS_JOB.payload>>
