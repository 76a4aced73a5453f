/** The definition of a kind of records that is shown in lists. */
import { definitionOf, type KindDefinition, type KindTable } from '../records/kind-definition.ts'
import type { ListedKind } from './list-ref.ts'

export function listedDefinition(kinds: KindTable, kind: ListedKind): KindDefinition {
  const definition = definitionOf(kinds, kind)
  if (definition === null) throw new Error(`There are lists of a kind without a definition: ${kind}`)
  return definition
}
