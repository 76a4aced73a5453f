/** Which list: one that a screen shows, with its filter, as a button, a job and a reader name it. */
import { z } from 'zod'

import {
  type CompanyId,
  type ContactId,
  type DealId,
  idSchema,
  type MemberId,
  type PipelineId,
  type StageId,
  type ViewId,
} from '../../models/ids.ts'
import { VIEW_KINDS } from '../../models/view.ts'
import { CONTACT_ORDERS } from '../contacts/read-contacts.ts'
import { TASK_PARTS, type TasksOf } from '../tasks/task-lists.ts'

/** The kinds of records that are shown in lists. */
export const LISTED_KINDS = ['contact', 'company', 'deal', 'task'] as const
export type ListedKind = (typeof LISTED_KINDS)[number]

/** @property vcf a phone book, of contacts only */
export const LIST_FORMATS = ['xlsx', 'csv', 'vcf'] as const
export type ListFormat = (typeof LIST_FORMATS)[number]

const tasksOf: z.ZodType<TasksOf> = z.union([
  z.object({ kind: z.enum(['mine', 'team']) }),
  z.object({ kind: z.literal('member'), id: idSchema<MemberId>() }),
  z.object({ kind: z.literal('contact'), id: idSchema<ContactId>() }),
  z.object({ kind: z.literal('company'), id: idSchema<CompanyId>() }),
  z.object({ kind: z.literal('deal'), id: idSchema<DealId>() }),
])

export const listRefSchema = z.discriminatedUnion('in', [
  z.object({
    in: z.literal('contacts'),
    kind: z.literal('contact'),
    order: z.enum(CONTACT_ORDERS),
    mine: z.boolean(),
  }),
  z.object({ in: z.literal('people'), kind: z.literal('contact'), company: idSchema<CompanyId>() }),
  z.object({ in: z.literal('companies'), kind: z.literal('company'), mine: z.boolean() }),
  z.object({
    in: z.literal('board'),
    kind: z.literal('deal'),
    mine: z.boolean(),
    /** The default one if left out. */
    pipelineId: idSchema<PipelineId>().optional(),
  }),
  z.object({ in: z.literal('stage'), kind: z.literal('deal'), stageId: idSchema<StageId>(), mine: z.boolean() }),
  z.object({ in: z.literal('tasks'), kind: z.literal('task'), of: tasksOf, part: z.enum(TASK_PARTS) }),
  z.object({ in: z.literal('view'), kind: z.enum(VIEW_KINDS), view: idSchema<ViewId>() }),
  z.object({ in: z.literal('search'), kind: z.enum(LISTED_KINDS), text: z.string() }),
])
export type ListRef = z.infer<typeof listRefSchema>

export function formatsOf({ kind }: Pick<ListRef, 'kind'>): readonly ListFormat[] {
  return LIST_FORMATS.filter((format) => format !== 'vcf' || kind === 'contact')
}
