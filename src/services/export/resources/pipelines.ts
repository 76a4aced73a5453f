/** Pipelines in the export. */
import { z } from 'zod'

import { type PipelineRecord, STAGE_KINDS } from '../../../models/pipeline.ts'
import { field, id, idSchema, number, plain, text, time } from '../field.ts'
import { isCustom } from '../../fields/custom-fields.ts'
import { fieldsOf } from '../../fields/define-fields.ts'
import { plainNames } from '../../pipelines/names.ts'
import { plainStage } from '../../pipelines/plain-pipeline.ts'
import type { FieldTables } from '../../records/field-tables.ts'
import { defineResource, type Resource } from '../resource.ts'

/** @param dealTable the fields that a stage can require */
export function pipelines(dealTable: FieldTables['deal']): Resource {
  const requirable = fieldsOf(dealTable)
    .filter((entry) => entry.field.requirable === true && !isCustom(entry.field))
    .map(({ name }) => name)
    .join(', ')
  const namesSchema = z
    .object({ en: z.string(), uk: z.string() })
    .partial()
    .meta({ description: 'What members read, by language, where it was typed' })
  const stageSchema = z.object({
    id: idSchema,
    name: z.string(),
    names: namesSchema,
    kind: z.enum(STAGE_KINDS),
    probability: z.number().meta({ description: 'In percent' }),
    rottingDays: z.number().nullable(),
    requiredFields: z.array(
      z
        .string()
        .meta({ description: `The name of a deal field: ${requirable}, or the key of one that the team defined` }),
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
      names: field(namesSchema, ['names'], ({ names }) => plainNames(names)),
      order: number('order', 'Its place among the pipelines, from 0'),
      archivedAt: field(
        z.iso.datetime().nullable().meta({ description: 'When it was archived: nothing enters it any more' }),
        ['archivedAt'],
        ({ archivedAt }) => archivedAt?.toISOString() ?? null,
      ),
      stages: field(z.array(stageSchema), ['stages'], ({ stages }) => stages.map(plainStage)),
      archivedStages: field(
        z.array(stageSchema).meta({ description: 'Stages that deals were in earlier' }),
        ['formerStages'],
        ({ formerStages = [] }) => formerStages.filter(({ deleted }) => !deleted).map(plainStage),
      ),
      version: number('version', 'Increases with every change'),
      createdAt: time('createdAt', 'When it was created'),
      updatedAt: time('updatedAt', 'When it last changed'),
    },
    filters: {},
  })
}
