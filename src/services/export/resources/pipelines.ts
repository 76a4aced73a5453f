/** Pipelines in the export. */
import { z } from 'zod'

import { type PipelineRecord, STAGE_KINDS } from '../../../models/pipeline.ts'
import { field, id, idSchema, number, plain, text, time } from '../field.ts'
import { isCustom } from '../../fields/custom-fields.ts'
import { fieldsOf } from '../../fields/define-fields.ts'
import type { FieldTables } from '../../records/field-tables.ts'
import { defineResource, type Resource } from '../resource.ts'

/** @param dealTable the fields that a stage can require */
export function pipelines(dealTable: FieldTables['deal']): Resource {
  const names = fieldsOf(dealTable)
    .filter((entry) => entry.field.requirable === true && !isCustom(entry.field))
    .map(({ name }) => name)
    .join(', ')
  const stageSchema = z.object({
    id: idSchema,
    name: z.string(),
    kind: z.enum(STAGE_KINDS),
    probability: z.number().meta({ description: 'In percent' }),
    rottingDays: z.number().nullable(),
    requiredFields: z.array(
      z.string().meta({ description: `The name of a deal field: ${names}, or the key of one that the team defined` }),
    ),
  })
  return defineResource<PipelineRecord>({
    name: 'pipelines',
    singular: 'pipeline',
    about: 'Pipelines with their stages, in order',
    deletable: true,
    fields: {
      id: id('_id', 'Id of the pipeline'),
      name: text('name', 'As typed'),
      isDefault: plain('isDefault', z.boolean()),
      stages: field(z.array(stageSchema), ['stages'], ({ stages }) =>
        stages.map(({ id: stageId, kind, probability, rottingDays, requiredFields, ...stage }) => ({
          id: stageId.toHexString(),
          name: stage.name,
          kind,
          probability,
          rottingDays,
          requiredFields,
        })),
      ),
      version: number('version', 'Increases with every change'),
      createdAt: time('createdAt', 'When it was created'),
      updatedAt: time('updatedAt', 'When it last changed'),
    },
    filters: {},
  })
}
