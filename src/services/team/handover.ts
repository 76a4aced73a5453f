/** What a member who goes leaves behind, and who takes it over. Pure. */
import type { MemberId } from '../../ids.ts'
import { may } from '../core/permissions.ts'
import type { Role } from '../../models/member.ts'

/** What is handed over, each on its own: records that members own, and their places in the routing of leads. */
/** New ones at the end: buttons hold them as bits. */
export const HANDOVER_KINDS = ['deal', 'contact', 'task', 'lead-source', 'company'] as const
export type HandoverKind = (typeof HANDOVER_KINDS)[number]

export type HandoverCounts = Readonly<Record<HandoverKind, number>>

/** Everything goes to one person, except the kinds that go to the team: those are nobody's afterwards. */
export type Handover = {
  /** Null: everything goes to the team. */
  readonly to: MemberId | null
  readonly toTeam: readonly HandoverKind[]
}

export const EVERYTHING_TO_TEAM: Handover = { to: null, toTeam: [] }

/** Who takes over a kind; null for the team. */
export function successorOf({ to, toTeam }: Handover, kind: HandoverKind): MemberId | null {
  return toTeam.includes(kind) ? null : to
}

/** Whether a member with that role can take over what another one owns. */
export function canTakeOver(role: Role): boolean {
  return may(role, 'contact.write') && may(role, 'lead.claim')
}

export function countsOf(countOf: (kind: HandoverKind) => number): HandoverCounts {
  return {
    deal: countOf('deal'),
    contact: countOf('contact'),
    task: countOf('task'),
    'lead-source': countOf('lead-source'),
    company: countOf('company'),
  }
}

export function totalOf(counts: HandoverCounts): number {
  return HANDOVER_KINDS.reduce((sum, kind) => sum + counts[kind], 0)
}
