/** The records that the entries of a timeline are about. */
import type { Models } from '../../models/models.ts'
import type { StoredRef } from '../../models/record-ref.ts'
import type { Actor } from '../core/actor.ts'
import { definitionOf, type KindTable, type Subject, type SubjectEvent } from '../records/kind-definition.ts'
import { seenNames } from '../records/seen-records.ts'

type Subjects = {
  /** By id, those that the actor may see. */
  readonly seen: ReadonlyMap<string, Subject>
  /** Whether entries about a record are shown in the timelines of others. */
  readonly areShown: (target: StoredRef) => boolean
}

/** Looks up each kind of record once for all events. */
export async function subjectsOf(
  models: Models,
  kinds: KindTable,
  actor: Actor,
  events: readonly SubjectEvent[],
): Promise<Subjects> {
  const eventsByKind = new Map<string, SubjectEvent[]>()
  for (const event of events) {
    const { kind } = event.target
    eventsByKind.set(kind, [...(eventsByKind.get(kind) ?? []), event])
  }
  const found = await Promise.all(
    [...eventsByKind].map(async ([kind, ofKind]) => {
      const definition = definitionOf(kinds, kind)
      if (definition === null || definition.about === null) return new Map<string, Subject>()
      const { about } = definition
      if (about !== 'name') return about(models, actor, ofKind)
      const ids = ofKind.map(({ target }) => target.id)
      const names = await seenNames(models, actor, definition, ids)
      return new Map([...names].map(([id, name]): [string, Subject] => [id, { name }]))
    }),
  )
  const seen = new Map(found.flatMap((part) => [...part]))
  const areShown = ({ kind, id }: StoredRef): boolean =>
    (definitionOf(kinds, kind)?.about ?? null) === null || seen.has(id.toHexString())
  return { seen, areShown }
}
