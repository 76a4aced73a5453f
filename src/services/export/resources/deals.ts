/** Deals as they leave the export. */
import { z } from 'zod'

import { DEAL_STATUSES, type DealRecord } from '../../../models/deal.ts'
import { RECORD_SOURCES } from '../../../models/record-source.ts'
import { field, id, idOrNull, idSchema, number, plain, text, textOrNull, time, timeOrNull } from '../field.ts'
import { byChoice, byDay, byId, byIdOrNone, byText } from '../filter.ts'
import { moneySchema, publicMoney } from '../money.ts'
import { defineResource } from '../resource.ts'

const staySchema = z.object({
  stageId: idSchema,
  enteredAt: z.iso.datetime(),
  leftAt: z.iso.datetime().nullable(),
  memberId: idSchema.nullable(),
})

export const deals = defineResource<DealRecord>({
  name: 'deals',
  singular: 'deal',
  about: 'What may be sold, on its way through a pipeline',
  deletable: true,
  fields: {
    id: id('_id', 'Id of the deal'),
    title: text('title', 'As typed'),
    status: plain('status', z.enum(DEAL_STATUSES)),
    pipelineId: id('pipelineId', 'The pipeline that it is in'),
    stageId: id('stageId', 'The stage that it is in'),
    stageEnteredAt: time('stageEnteredAt', 'Since when it is in that stage'),
    amount: field(moneySchema, ['amount'], ({ amount }) => publicMoney(amount)),
    contactIds: field(z.array(idSchema), ['contactIds'], ({ contactIds }) => contactIds.map((it) => it.toHexString())),
    companyId: idOrNull('companyId', 'The company that it is with'),
    ownerId: idOrNull('ownerId', 'The member who works it'),
    expectedCloseOn: plain('expectedCloseOn', z.iso.date().nullable()),
    lostReason: textOrNull('lostReason', 'Why it was lost'),
    stageHistory: field(
      z.array(staySchema).meta({ description: 'Each stay in a stage, without gaps; the last is the present one' }),
      ['stageHistory'],
      ({ stageHistory }) =>
        stageHistory.map(({ stageId, enteredAt, leftAt, by }) => ({
          stageId: stageId.toHexString(),
          enteredAt: enteredAt.toISOString(),
          leftAt: leftAt?.toISOString() ?? null,
          memberId: by?.toHexString() ?? null,
        })),
    ),
    nextTaskAt: timeOrNull('nextTaskAt', 'When its next open task is due'),
    tags: plain('tags', z.array(z.string())),
    source: plain('source', z.enum(RECORD_SOURCES)),
    version: number('version', 'Rises with every change'),
    createdAt: time('createdAt', 'When it was added'),
    updatedAt: time('updatedAt', 'When it last changed'),
  },
  filters: {
    status: byChoice('status', DEAL_STATUSES, 'Open, won or lost'),
    pipeline: byId('pipelineId', 'In this pipeline'),
    stage: byId('stageId', 'In this stage'),
    owner: byIdOrNone('ownerId', 'Worked by this member'),
    company: byIdOrNone('companyId', 'With this company'),
    contact: byId('contactIds', 'With this contact'),
    tag: byText('tags', 'Carrying this tag'),
    source: byChoice('source', RECORD_SOURCES, 'How it came in'),
    close_from: byDay('expectedCloseOn', '$gte', 'Expected to close on this day or later'),
    close_to: byDay('expectedCloseOn', '$lte', 'Expected to close on this day or earlier'),
  },
})
