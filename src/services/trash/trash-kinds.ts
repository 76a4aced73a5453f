/** The kinds whose deleted records are in the trash: those whose deletion can be undone. */
import { AppError } from '../../errors.ts'
import { definitionOf, type KindDefinition, type KindTable } from '../records/kind-definition.ts'
import type { TrashKind } from '../records/kinds.ts'

type TrashedKind = KindDefinition & { readonly kind: TrashKind }

function hasTrash(definition: KindDefinition): definition is TrashedKind {
  return 'deleted' in definition.inverses
}

/** In the order of the kinds. */
export function trashKindsOf(kinds: KindTable): readonly TrashedKind[] {
  return Object.values(kinds).filter(hasTrash)
}

/** @throws AppError NOT_FOUND for a kind without a trash */
export function trashedKind(kinds: KindTable, kind: TrashKind): TrashedKind {
  const definition = definitionOf(kinds, kind)
  if (definition === null || !hasTrash(definition)) throw new AppError('NOT_FOUND', { details: { kind } })
  return definition
}
