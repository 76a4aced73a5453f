/** The records that the entries of a timeline are about. */
import type { Models } from '../../models/models.ts'
import type { StoredRef } from '../../models/record-ref.ts'
import type { Actor } from '../core/actor.ts'
import { type SubjectEvent, definitionOf, type KindTable } from '../records/kind-definition.ts'
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
      if (definition === null || definition.about === null) return new Map<string, string>()
      const { about } = definition
      if (about !== 'name') return about(models, actor, ofKind)
      return seenNames(
        models,
        actor,
        definition,
        ofKind.map(({ target }) => target.id),
      )
    }),
  )
  const names = new Map(found.flatMap((part) => [...part]))
  const areShown = ({ kind, id }: StoredRef): boolean =>
    (definitionOf(kinds, kind)?.about ?? null) === null || names.has(id.toHexString())
  return { names, areShown }
}
