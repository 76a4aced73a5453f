/** What a file of a list has besides the fields of its records, and which fields it leaves out. */
import type { Types } from 'mongoose'

import type { ListedKind } from './list-ref.ts'

type Stored = Readonly<Record<string, unknown>>
type Known = {
  readonly stageName: (id: string) => string | null
  readonly pipelineName: (id: string) => string | null
}

/** How its value is shown; a `status` is a word. */
export type MoreColumn = {
  readonly name: MoreColumnName
  readonly type: 'text' | 'time' | 'status'
  readonly read: (stored: Stored, known: Known) => unknown
}

const MORE_COLUMN_NAMES = [
  'stage',
  'status',
  'lostReason',
  'stageEnteredAt',
  'nextTaskAt',
  'createdAt',
  'updatedAt',
  'id',
  'touchedAt',
  'pipeline',
] as const
export type MoreColumnName = (typeof MORE_COLUMN_NAMES)[number]

function time(name: MoreColumnName): MoreColumn {
  return {
    name,
    type: 'time',
    read: ({ [name]: at }) => (at instanceof Date ? at.toISOString() : null),
  }
}

/** As the export has it: not earlier than when the record was added. */
const TOUCHED_AT: MoreColumn = {
  name: 'touchedAt',
  type: 'time',
  read: ({ touchedAt, createdAt }) => ((touchedAt ?? createdAt) as Date).toISOString(),
}

const hexOf = (value: unknown): string => (value as Types.ObjectId).toHexString()

const ID: MoreColumn = { name: 'id', type: 'text', read: ({ _id }) => hexOf(_id) }

const STAGE: MoreColumn = {
  name: 'stage',
  type: 'text',
  read: ({ stageId }, { stageName }) => stageName(hexOf(stageId)),
}

const PIPELINE: MoreColumn = {
  name: 'pipeline',
  type: 'text',
  read: ({ pipelineId }, { pipelineName }) => pipelineName(hexOf(pipelineId)),
}

const plain = (name: MoreColumnName, type: 'text' | 'status'): MoreColumn => ({
  name,
  type,
  read: ({ [name]: value }) => value ?? null,
})

export const MORE_COLUMNS = {
  contact: [time('nextTaskAt'), time('createdAt'), time('updatedAt'), ID, TOUCHED_AT],
  company: [time('createdAt'), time('updatedAt'), ID, TOUCHED_AT],
  deal: [
    STAGE,
    plain('status', 'status'),
    plain('lostReason', 'text'),
    time('stageEnteredAt'),
    time('nextTaskAt'),
    time('createdAt'),
    time('updatedAt'),
    ID,
    TOUCHED_AT,
    PIPELINE,
  ],
  task: [time('createdAt'), time('updatedAt'), ID],
} as const satisfies Record<ListedKind, readonly MoreColumn[]>

/** What only the product itself makes sense of. */
export const FIELDS_LEFT_OUT: Readonly<Record<ListedKind, readonly string[]>> = {
  contact: [],
  company: [],
  deal: ['followsItems'],
  task: ['allDay', 'remindAt', 'remindBefore', 'repeat', 'repeatDay'],
}
