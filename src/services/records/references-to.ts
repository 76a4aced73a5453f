/** Where records refer to records of a kind. Pure. */
import type { RecordKind } from '../../ids.ts'
import { fieldsOf } from '../fields/define-fields.ts'
import { namedKindOf } from '../fields/shown-values.ts'
import type { KindDefinition, KindTable } from './kind-definition.ts'

export type ReferencePath = { readonly definition: KindDefinition; readonly path: string }

/** The paths of fields that refer to the kind, and those that a definition lists, in a fixed order. */
export function referencesTo(kinds: KindTable, kind: RecordKind): readonly ReferencePath[] {
  return Object.values(kinds).flatMap((definition) => {
    const { fields, refersTo = {} } = definition
    const ofFields = fieldsOf(fields ?? {}).filter(({ field }) => namedKindOf(field) === kind)
    const listed = Object.entries(refersTo).filter(([, referred]) => referred === kind)
    const paths = [...ofFields.map(({ path }) => path), ...listed.map(([path]) => path)]
    return paths.map((path) => ({ definition, path }))
  })
}
