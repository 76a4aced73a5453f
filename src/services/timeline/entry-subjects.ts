/** The records that the entries of a timeline are about. */
import type { EventRecord } from '../../models/event.ts'
import type { Models } from '../../models/models.ts'
import type { StoredRef } from '../../models/record-ref.ts'
import type { Actor } from '../core/actor.ts'
import { definitionOf, type KindTable } from '../records/kind-definition.ts'
import { seenNames } from '../records/seen-records.ts'

type Subjects = {
  /** By id, of those that the actor may see. */
  readonly names: ReadonlyMap<string, string>
  /** Whether entries about a record are shown in the timelines of others. */
  readonly areShown: (target: StoredRef) => boolean
}

/** Looks up each kind of record once for all events. */
export async function subjectsOf(
  models: Models,
  kinds: KindTable,
  actor: Actor,
  events: readonly Pick<EventRecord, 'target'>[],
): Promise<Subjects> {
  const idsByKind = new Map<string, StoredRef['id'][]>()
  for (const { target } of events) idsByKind.set(target.kind, [...(idsByKind.get(target.kind) ?? []), target.id])
  const found = await Promise.all(
    [...idsByKind].map(async ([kind, ids]) => {
      const definition = definitionOf(kinds, kind)
      if (definition === null || definition.about === null) return new Map<string, string>()
      const { about } = definition
      return about === 'name' ? seenNames(models, actor, definition, ids) : about(models, actor, ids)
    }),
  )
  const names = new Map(found.flatMap((part) => [...part]))
  const areShown = ({ kind, id }: StoredRef): boolean =>
    (definitionOf(kinds, kind)?.about ?? null) === null || names.has(id.toHexString())
  return { names, areShown }
}
