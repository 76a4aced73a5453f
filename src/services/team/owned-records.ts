/** The records that a member owns, as far as they are handed over. */
import type { Types } from 'mongoose'

import { definitionOf, type KindDefinition, type KindTable } from '../records/kind-definition.ts'
import type { HandoverKind } from './handover.ts'

/** The kinds of records that somebody owns. Lead sources are not owned: members have places in their routing. */
export const OWNED_KINDS = ['deal', 'contact', 'task', 'company'] as const satisfies readonly HandoverKind[]
export type OwnedKind = (typeof OWNED_KINDS)[number]

/**
 * What is handed over besides being live. A task that is done stays with whoever did it. A closed deal goes along: its events
 * say who closed it, and whoever takes over its contact must see it.
 */
const STILL_WORKED: Readonly<Record<OwnedKind, Readonly<Record<string, unknown>>>> = {
  deal: {},
  contact: {},
  company: {},
  task: { status: 'open' },
}

export type OwnedDefinition = KindDefinition & { readonly ownedBy: NonNullable<KindDefinition['ownedBy']> }

/** @throws Error for a kind that belongs to nobody: the registered kinds do not change while the product runs */
export function ownedDefinition(kinds: KindTable, kind: OwnedKind): OwnedDefinition {
  const definition = definitionOf(kinds, kind)
  if (definition === null || definition.ownedBy === null) throw new Error(`Records of the kind ${kind} have no owner`)
  return { ...definition, ownedBy: definition.ownedBy }
}

/** @param owner null: nobody's */
export function ownedFilter(
  kind: OwnedKind,
  { ownedBy }: OwnedDefinition,
  workspaceId: Types.ObjectId,
  owner: Types.ObjectId | null,
): Record<string, unknown> {
  return { workspaceId, deletedAt: null, [ownedBy]: owner, ...STILL_WORKED[kind] }
}
