/** Where records refer to records of a kind. Pure. */
import type { Types } from 'mongoose'

import type { RecordKind } from '../../ids.ts'
import { type FieldTable, fieldsOf } from '../fields/define-fields.ts'
import { namedKindOf } from '../fields/shown-values.ts'
import type { KindDefinition, KindTable } from './kind-definition.ts'

/**
 * @property item where the items of a list hold the id, if they hold more: then `among` is the list of the ids alone, which has
 * the index
 */
export type ReferencePath = {
  readonly definition: KindDefinition
  readonly path: string
  readonly item?: { readonly key: string; readonly among: string }
}

/** Each record once, where records that refer to one are counted. */
export function countedReferences(kinds: KindTable, kind: RecordKind): readonly ReferencePath[] {
  return referencesTo(kinds, kind).filter(({ item }) => item === undefined)
}

/** What finds the records that refer to one. */
export function referringTo(
  { path, item }: ReferencePath,
  id: Types.ObjectId,
): Readonly<Record<string, Types.ObjectId>> {
  return item === undefined ? { [path]: id } : { [item.among]: id, [`${path}.${item.key}`]: id }
}

/** What is part of another field says more about the same references: it comes first, while that field still has them. */
function ofTable(definition: KindDefinition, kind: RecordKind): readonly ReferencePath[] {
  const table: FieldTable = definition.fields ?? {}
  const found = fieldsOf(table).filter(({ field }) => namedKindOf(field) === kind)
  const [parts, wholes] = [
    found.filter(({ field }) => field.kind === 'roles'),
    found.filter(({ field }) => field.kind !== 'roles'),
  ]
  return [
    ...parts.map(({ path, field: { partOf = '' } }) => {
      const among = table[partOf]?.path ?? partOf
      return { definition, path, item: { key: 'contactId', among } }
    }),
    ...wholes.map(({ path }) => ({ definition, path })),
  ]
}

/** The paths of fields that refer to the kind, and those that a definition lists, in a fixed order. */
export function referencesTo(kinds: KindTable, kind: RecordKind): readonly ReferencePath[] {
  return Object.values(kinds).flatMap((definition) => {
    const { refersTo = {} } = definition
    const listed = Object.entries(refersTo).filter(([, referred]) => referred === kind)
    return [...ofTable(definition, kind), ...listed.map(([path]) => ({ definition, path }))]
  })
}
