/** The fields of contacts and deals that a lead can fill besides those that every lead has, according to their tables. */
import type { WithFields } from '../core/actor.ts'
import { isCustom } from '../fields/custom-fields.ts'
import { fieldsOf } from '../fields/define-fields.ts'
import type { ReadSettings } from '../fields/field-type.ts'
import type { FieldTables } from '../records/field-tables.ts'

/** The targets of a workspace: the product's, and the fields that the team defined. */
export type TargetsOf = (of: WithFields) => readonly LeadTarget[]

export type LeadTarget = {
  readonly record: 'contact' | 'deal'
  readonly field: string
  /** What notes call it. */
  readonly label: string
  /** Whether the team defined it. */
  readonly isOwn: boolean
  /** What senders call it, besides its own name. */
  readonly names: readonly string[]
  /** @throws AppError VALIDATION with the field's problem */
  readonly read: (typed: string, settings: ReadSettings) => unknown
}

/** In the order of the tables; if two fields share a name, the contact's comes first. */
export function leadTargets(tables: Pick<FieldTables, 'contact' | 'deal'>): readonly LeadTarget[] {
  return (['contact', 'deal'] as const).flatMap((record) =>
    fieldsOf(tables[record]).flatMap(({ name, field }): LeadTarget[] =>
      field.lead === undefined || !field.readable
        ? []
        : [
            {
              record,
              field: name,
              label: field.label ?? name,
              isOwn: isCustom(field),
              names: field.lead,
              read: (typed, settings) => field.read(typed, settings),
            },
          ],
    ),
  )
}
