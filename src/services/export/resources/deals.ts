/** Deals in the export. */
import { z } from 'zod'

import { DEAL_STATUSES, type DealRecord } from '../../../models/deal.ts'
import { RECORD_SOURCES } from '../../../models/record-source.ts'
import { byChoice, byId } from '../../fields/filter.ts'
import type { FieldTables } from '../../records/field-tables.ts'
import { field, id, idSchema, number, plain, textOrNull, time, timeOrNull } from '../field.ts'
import { customColumn, fieldColumns, fieldFilters, laterLast } from '../field-columns.ts'
import { defineResource, type Resource } from '../resource.ts'
import { TOUCHED_FILTERS, touchedAtColumn } from '../touched-at.ts'

const staySchema = z.object({
  stageId: idSchema,
  enteredAt: z.iso.datetime(),
  leftAt: z.iso.datetime().nullable(),
  memberId: idSchema.nullable(),
})

const stageHistory = field<DealRecord>(
  z.array(staySchema).meta({ description: 'Every stay in a stage, without gaps; the last one is the current stay' }),
  ['stageHistory'],
  (deal) =>
    deal.stageHistory.map(({ stageId, enteredAt, leftAt, by }) => ({
      stageId: stageId.toHexString(),
      enteredAt: enteredAt.toISOString(),
      leftAt: leftAt?.toISOString() ?? null,
      memberId: by?.toHexString() ?? null,
    })),
)

/** Fields that came after the first readers of the CSV. */
const LATER = ['recurring', 'items', 'followsItems', 'committed', 'contactRoles', 'origin', 'copiedFromId']

export function deals(table: FieldTables['deal']): Resource {
  const { first, last } = laterLast(
    fieldColumns<typeof table, DealRecord>(table, {
      amount: {
        status: plain('status', z.enum(DEAL_STATUSES)),
        pipelineId: id('pipelineId', 'Its pipeline'),
        stageId: id('stageId', 'Its current stage'),
        stageEnteredAt: time('stageEnteredAt', 'When it entered that stage'),
      },
      tags: {
        lostReason: textOrNull('lostReason', 'Why it was lost'),
        stageHistory,
        nextTaskAt: timeOrNull('nextTaskAt', 'When its next open task is due'),
      },
    }),
    LATER,
  )
  return defineResource<DealRecord>({
    name: 'deals',
    singular: 'deal',
    about: 'Possible sales on their way through a pipeline',
    deletable: true,
    fields: {
      id: id('_id', 'Id of the deal'),
      ...first,
      source: plain('source', z.enum(RECORD_SOURCES)),
      version: number('version', 'Increases with every change'),
      createdAt: time('createdAt', 'When it was added'),
      updatedAt: time('updatedAt', 'When it last changed'),
      ...touchedAtColumn<DealRecord>(),
      ...last,
      ...customColumn<DealRecord>(table),
    },
    filters: {
      status: byChoice('status', DEAL_STATUSES, 'Open, won or lost'),
      pipeline: byId('pipelineId', 'In this pipeline'),
      stage: byId('stageId', 'In this stage'),
      ...fieldFilters(table),
      source: byChoice('source', RECORD_SOURCES, 'How it came in'),
      ...TOUCHED_FILTERS,
    },
  })
}
