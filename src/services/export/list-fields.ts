/** The fields that the team of a workspace defined, as the API describes them. */
import { z } from 'zod'

import type { ApiScope } from '../../models/api-key.ts'
import { CUSTOM_FIELD_KINDS, CUSTOM_FIELD_TYPES, type CustomFieldKind } from '../../models/custom-field.ts'
import type { ApiActor } from '../api-keys/api-actor.ts'

export const publicFieldSchema = z.object({
  key: z
    .string()
    .meta({ description: 'Its name in `custom` and in events, where it is `custom.<key>`', example: 'f1a2b3c4' }),
  kind: z.enum(CUSTOM_FIELD_KINDS).meta({ description: 'The records that have it' }),
  label: z.string().meta({ description: 'As the team calls it', example: 'Contract number' }),
  type: z.enum(CUSTOM_FIELD_TYPES),
  required: z.boolean().meta({ description: 'Whether it is asked for when a record is added' }),
  retired: z.boolean().meta({ description: 'Records keep its values, but nobody is asked for it any more' }),
  choices: z.array(z.string()).meta({ description: 'The values to choose from; empty for other types' }),
})
export type PublicField = z.infer<typeof publicFieldSchema>

const SCOPE_OF_KIND = {
  contact: 'contacts',
  company: 'companies',
  deal: 'deals',
} as const satisfies Record<CustomFieldKind, ApiScope>

export type ListFields = (actor: Pick<ApiActor, 'scopes' | 'customFields'>) => readonly PublicField[]

/** Those of the records that the key may read, in order. */
export const listFields: ListFields = ({ scopes, customFields }) =>
  customFields
    .filter(({ kind }) => scopes.includes(SCOPE_OF_KIND[kind]))
    .map(({ key, kind, label, type, required, retired, choices }) => ({
      key,
      kind,
      label,
      type,
      required,
      retired,
      choices: choices.map((choice) => choice.label),
    }))
