/**
 * What the product knows about a kind of record. Undo, timelines, the export, sharing, links and the questions of the bot
 * walk over these definitions and name no kind themselves. What is a kind's own stays in its own folder.
 */
import type { RecordKind } from '../../ids.ts'
import type { ApiScope } from '../../models/api-key.ts'
import type { EventRecord, EventType } from '../../models/event.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import type { Action } from '../core/permissions.ts'
import type { Resource } from '../export/resource.ts'
import type { FieldTable } from '../fields/define-fields.ts'
import type { Shareable } from '../sharing/find-shareable.ts'
import type { Inverse } from '../undo/inverse.ts'
import type { FieldTables } from './field-tables.ts'

type ChangeOf<Kind extends string, Type> = Type extends `${Kind}.${infer Change}` ? Change : never

/** An event, as far as it says which record it is about. */
export type SubjectEvent = Pick<EventRecord, 'target' | 'related'>

/**
 * What the entry of a timeline calls the record that it is about.
 *
 * @property since what has happened to the record after it was written
 */
export type Subject = { readonly name: string; readonly since?: 'edited' | 'deleted' }

/** The records that events are about and that the actor may see, by id. */
export type ReadSubjects = (
  models: Models,
  actor: Actor,
  events: readonly SubjectEvent[],
) => Promise<ReadonlyMap<string, Subject>>

/** How records of a kind are offered to be shared with anybody, colleague or customer. */
export type Sharing = {
  /** The stored paths that `show` needs, and nothing that an outsider should not see. */
  readonly projection: Readonly<Record<string, 1>>
  /** Which records are offered while nothing is typed. */
  readonly latest: Readonly<Record<string, unknown>>
  /** The part of the records that is shared, in the same order. A method, so that each kind can name its own stored form. */
  show(models: Models, actor: Actor, records: readonly unknown[]): Promise<readonly Shareable[]>
}

export type KindDefinition<Kind extends RecordKind = RecordKind> = {
  readonly kind: Kind
  /** Where its records are stored. */
  readonly model: keyof Models
  /** The stored path of the name that people know a record by. */
  readonly name: string
  /** Whose record it is where members see only their own; null if it belongs to nobody. */
  readonly ownedBy: 'ownerId' | 'assigneeId' | null
  readonly permissions: { readonly read: Action; readonly write: Action }
  /** The table of its fields; null if it is written as a whole. */
  readonly fields: FieldTable | null
  /**
   * Where its records refer to others, by the stored path, if no field of its table says so: a merge makes them refer to the
   * record that remains.
   */
  readonly refersTo?: Readonly<Record<string, RecordKind>>
  /** What undoes each of its changes, by the part of the event's type after the dot. Changes without one cannot be undone. */
  readonly inverses: { readonly [Change in ChangeOf<Kind, EventType>]?: Inverse }
  /** Whether it has a timeline of its own. */
  readonly hasTimeline: boolean
  /**
   * What the timelines of other records call the record that an entry is about. An entry about a record that the actor may not
   * see is left out; null for a kind whose entries carry no name and are always shown.
   */
  readonly about: 'name' | ReadSubjects | null
  /** Its resources in the export, by the scope that an API key needs. */
  readonly resources: (fields: FieldTables) => Readonly<Partial<Record<ApiScope, Resource>>>
  /** What links to its cards begin with; null if it has no card. Links live for years: never change it. */
  readonly linkPrefix: string | null
  /** Null if its records are not searched in other chats. */
  readonly sharing: Sharing | null
}

/** The definitions in use, by kind. */
export type KindTable = Readonly<Record<string, KindDefinition>>

/** The definition of a kind; null if the kind has none. */
export function definitionOf(kinds: KindTable, kind: string): KindDefinition | null {
  return Object.hasOwn(kinds, kind) ? (kinds[kind] ?? null) : null
}
