/** What undoes an event, and who may. */
import type { EventRecord } from '../../models/event.ts'
import type { Models } from '../../models/models.ts'
import { removeUnusedCompany } from '../companies/company-of-contact.ts'
import type { Actor } from '../core/actor.ts'
import type { Action } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { definitionOf, type KindDefinition, type KindTable } from '../records/kind-definition.ts'
import { undoAbsence } from '../absence/undo-absence.ts'
import { undoRateChanged } from '../rates/undo-rate.ts'
import { undoTargetsChanged } from '../targets/undo-targets.ts'
import { undoRuleChanged } from '../assignment/undo-rule.ts'
import { type Inverse, targetOf } from './inverse.ts'
import {
  undoPipelineArchived,
  undoPipelineCreated,
  undoPipelineRestored,
  undoPipelineUpdated,
} from './undo-pipeline.ts'
import { undoWorkspaceUpdated } from './undo-workspace.ts'

type Undoing = {
  /** The permission to undo a change is the permission for the change itself. */
  readonly action: Action
  readonly ownedBy: KindDefinition['ownedBy']
  readonly inverse: Inverse
}

/** The rules for reps and the team's own fields, which belong to no kind of record. */
const RULES: Undoing = { action: 'workspace.settings', ownedBy: null, inverse: undoWorkspaceUpdated }

const PIPELINES: Readonly<Record<string, Inverse>> = {
  'pipeline.created': undoPipelineCreated,
  'pipeline.updated': undoPipelineUpdated,
  'pipeline.archived': undoPipelineArchived,
  'pipeline.restored': undoPipelineRestored,
}

const ASSIGNMENT: Undoing = { action: 'assignment.manage', ownedBy: null, inverse: undoRuleChanged }

/** Whose absence it is, and whether the actor may say so, is checked there. */
const ABSENCE: Undoing = { action: 'member.read', ownedBy: null, inverse: undoAbsence }

const RATES: Undoing = { ...RULES, inverse: undoRateChanged }

const TARGETS: Undoing = { action: 'target.manage', ownedBy: null, inverse: undoTargetsChanged }

/** What undoes an event of a type; null if nothing does. */
export function undoingOf(kinds: KindTable, type: string): Undoing | null {
  if (type === 'workspace.updated') return RULES
  if (type === 'member.updated') return ABSENCE
  const ofPipeline = Object.hasOwn(PIPELINES, type) ? PIPELINES[type] : undefined
  if (ofPipeline !== undefined) return { ...RULES, inverse: ofPipeline }
  if (type.startsWith('rate.')) return RATES
  if (type.startsWith('target.')) return TARGETS
  if (type.startsWith('assignment-rule.')) return ASSIGNMENT
  const [kind = '', change = ''] = type.split('.')
  const definition = definitionOf(kinds, kind)
  const inverses: Readonly<Record<string, Inverse>> = definition?.inverses ?? {}
  const inverse = Object.hasOwn(inverses, change) ? inverses[change] : undefined
  if (definition === null || inverse === undefined) return null
  return { action: definition.permissions.write, ownedBy: definition.ownedBy, inverse }
}

/**
 * Whether the actor gave their own record to somebody else with it. Where members see only their own, they can no longer see
 * it, and only the person who gave it away by mistake knows.
 */
export function gaveAway(actor: Actor, ownedBy: Undoing['ownedBy'], { memberId, type, changes }: EventRecord): boolean {
  if (memberId?.toHexString() !== actor.memberId) return false
  // A rule may have given to somebody else what they added.
  if (type === 'deal.created') return true
  return changes.some(({ path, from }) => path === ownedBy && from === actor.memberId)
}

/** Which events created a company that a contact or a deal brought along: it goes with them, unless somebody else uses it. */
export function broughtAlong(events: readonly EventRecord[]): (event: EventRecord) => boolean {
  const isAlone = events.every(({ type }) => type === 'company.created')
  return ({ type }) => !isAlone && type === 'company.created'
}

/** Removes the companies that the events of one command created for others, unless they were filled in or used since. */
export async function removeBrought(models: Models, tx: Transaction, events: readonly EventRecord[]): Promise<void> {
  const isBrought = broughtAlong(events)
  for (const part of events) {
    if (!isBrought(part)) continue
    const { workspaceId, commandId, target } = part
    const gone = await removeUnusedCompany(models, tx, { workspaceId, _id: target.id, version: 1 })
    if (gone) tx.record({ type: 'company.deleted', target: targetOf(part), undoes: commandId })
  }
}
