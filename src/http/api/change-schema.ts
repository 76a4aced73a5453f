/** An entry of the feed of changes: `deleted` tells both forms apart, `resource` the records. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'

import { idSchema } from '../../services/export/field.ts'
import type { Resource } from '../../services/export/resource.ts'
import type { ApiEnv } from './api-env.ts'
import { capitalized } from './capitalized.ts'

export type DescribedRecord = { readonly resource: Resource; readonly record: z.ZodType }

const at = z.iso.datetime().openapi({ description: 'When it changed' })
const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` })

/** Registers the schemas of the entries: the OpenAPI library flattens a union in a union, and loses the discriminator. */
export function changeSchema(
  { openAPIRegistry: registry }: OpenAPIHono<ApiEnv>,
  records: readonly DescribedRecord[],
): z.ZodType {
  const deletable = records.filter(({ resource }) => resource.deletable)
  const deletion = z.object({
    resource: z.enum(deletable.map(({ resource }) => resource.name)),
    id: idSchema,
    at,
    deleted: z.literal(true),
    deletedAt: z.iso.datetime(),
    mergedInto: idSchema.optional().openapi({ description: 'The record that it was merged into' }),
  })
  registry.register('Deletion', deletion)

  const forms = records.map(({ resource: { name, singular }, record }) => {
    const form = z.object({ resource: z.literal(name), id: idSchema, at, deleted: z.literal(false), record })
    registry.register(`${capitalized(singular)}Change`, form)
    return [name, refTo(`${capitalized(singular)}Change`)] as const
  })
  registry.registerComponent('schemas', 'RecordChange', {
    description: 'A record in its current state',
    oneOf: forms.map(([, ref]) => ref),
    discriminator: {
      propertyName: 'resource',
      mapping: Object.fromEntries(forms.map(([name, { $ref }]) => [name, $ref])),
    },
  })
  return z.unknown().openapi({ anyOf: [refTo('Deletion'), refTo('RecordChange')] })
}
