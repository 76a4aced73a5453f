/** The one table of who may do what. Asked in every service function, and so again on every tap. */
import { AppError } from '../../errors.ts'
import { objectId } from '../../models/ids.ts'
import type { Role } from '../../models/member.ts'
import type { Actor } from './actor.ts'

const EVERYONE: readonly Role[] = ['owner', 'admin', 'manager', 'rep', 'viewer']
const WRITERS: readonly Role[] = ['owner', 'admin', 'manager', 'rep']
const LEADERS: readonly Role[] = ['owner', 'admin', 'manager']
const ADMINS: readonly Role[] = ['owner', 'admin']
const OWNER: readonly Role[] = ['owner']

export const PERMISSIONS = {
  'contact.read': EVERYONE,
  'contact.write': WRITERS,
  'contact.delete': WRITERS,
  'deal.read': EVERYONE,
  'deal.write': WRITERS,
  'deal.delete': WRITERS,
  'task.read': EVERYONE,
  'task.write': WRITERS,
  'note.write': WRITERS,
  'lead.claim': WRITERS,
  'record.see-all': LEADERS,
  'member.read': EVERYONE,
  'member.invite': LEADERS,
  /** Inviting or making an admin is for owners and admins only. */
  'member.invite-admin': ADMINS,
  'member.change-role': ADMINS,
  'workspace.settings': ADMINS,
  'workspace.sample-data': ADMINS,
  'lead-source.manage': ADMINS,
  'api-key.manage': ADMINS,
  'workspace.transfer': OWNER,
} as const satisfies Record<string, readonly Role[]>

export type Action = keyof typeof PERMISSIONS

/** Whether a role may do something. */
export function may(role: Role, action: Action): boolean {
  return PERMISSIONS[action].includes(role)
}

/** @throws AppError FORBIDDEN, naming the action, when the actor's role does not allow it. */
export function authorize(actor: Actor, action: Action): void {
  if (!may(actor.role, action)) {
    throw new AppError('FORBIDDEN', { message: `Role ${actor.role} may not ${action}`, details: { action } })
  }
}

/** The filter that every query for owned records (contacts, deals …) begins with: the workspace, and what its actor may see. */
export function visibleTo(actor: Actor, ownedBy: 'ownerId' | 'assigneeId' = 'ownerId'): Record<string, unknown> {
  const all = actor.visibility === 'team' || may(actor.role, 'record.see-all')
  const workspaceId = objectId(actor.workspaceId)
  return all ? { workspaceId } : { workspaceId, [ownedBy]: objectId(actor.memberId) }
}
