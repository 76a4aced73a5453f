/** The kinds of records: registered here, a kind has undo, timelines, export, permissions, links and sharing. */
import { COMPANY_KIND } from '../companies/company-kind.ts'
import { CONTACT_KIND } from '../contacts/contact-kind.ts'
import { DEAL_KIND } from '../deals/deal-kind.ts'
import { NOTE_KIND } from '../notes/note-kind.ts'
import { TASK_KIND } from '../tasks/task-kind.ts'
import type { RecordKind } from '../../ids.ts'
import type { FieldedKind, FieldTables } from './field-tables.ts'
import type { KindDefinition } from './kind-definition.ts'

/** Each under its own name, with the table of fields that operations expect. */
type Definitions = { readonly [Kind in RecordKind]?: KindDefinition<Kind> } & {
  readonly [Kind in FieldedKind]: { readonly fields: FieldTables[Kind] }
}

/** Where kinds are listed together, they come in this order. */
export const KINDS = {
  contact: CONTACT_KIND,
  company: COMPANY_KIND,
  deal: DEAL_KIND,
  task: TASK_KIND,
  note: NOTE_KIND,
} as const satisfies Definitions

type Registered = typeof KINDS

/** The definitions in use. They are injected, so that nothing but the composition depends on {@link KINDS}. */
export type Kinds = { readonly [Kind in keyof Registered]: KindDefinition<Kind> }

/** The kinds that have a timeline of their own. */
export type TimelineKind = {
  [Kind in keyof Registered]: Registered[Kind]['hasTimeline'] extends true ? Kind : never
}[keyof Registered]

/** The kinds that have a card, and links to it. */
export type CardKind = {
  [Kind in keyof Registered]: Registered[Kind]['linkPrefix'] extends string ? Kind : never
}[keyof Registered]

/** The kinds whose deleted records are in the trash: those whose deletion can be undone. */
export type TrashKind = {
  [Kind in keyof Registered]: Registered[Kind]['inverses'] extends { readonly deleted: unknown } ? Kind : never
}[keyof Registered]

/** The scopes of the export that belong to a kind. */
export type KindScope = {
  [Kind in keyof Registered]: keyof ReturnType<Registered[Kind]['resources']>
}[keyof Registered]

export function fieldTablesOf(kinds: Kinds): FieldTables {
  const tables = Object.values(kinds).flatMap(({ kind, fields }) => (fields === null ? [] : [[kind, fields] as const]))
  // Safe: the kinds that FieldTables lists are registered above with the tables that it lists.
  return Object.fromEntries(tables) as unknown as FieldTables
}
