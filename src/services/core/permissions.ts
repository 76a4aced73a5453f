/** The single table of permissions. Every service function checks it, and so does every tap. */
import { AppError } from '../../errors.ts'
import { objectId } from '../../models/ids.ts'
import type { Role } from '../../models/member.ts'
import type { Actor } from './actor.ts'

const EVERYONE: readonly Role[] = ['owner', 'admin', 'manager', 'rep', 'viewer']
const WRITERS: readonly Role[] = ['owner', 'admin', 'manager', 'rep']
const LEADERS: readonly Role[] = ['owner', 'admin', 'manager']
const ADMINS: readonly Role[] = ['owner', 'admin']
const OWNER: readonly Role[] = ['owner']
const NOBODY: readonly Role[] = []

export const PERMISSIONS = {
  'contact.read': EVERYONE,
  'contact.write': WRITERS,
  'contact.delete': WRITERS,
  'contact.merge': WRITERS,
  /** For a year. Within a day, a member may also undo their own merge. */
  'contact.separate': ADMINS,
  'deal.read': EVERYONE,
  'deal.write': WRITERS,
  'deal.delete': WRITERS,
  'task.read': EVERYONE,
  'task.write': WRITERS,
  'note.write': WRITERS,
  /** A note says what its author wrote: others may delete it, but not change its words. */
  'note.edit-others': NOBODY,
  'lead.claim': WRITERS,
  'record.see-all': LEADERS,
  /** What somebody else owns. A workspace may take it away from reps (services/deleting/may-delete.ts). */
  'record.delete-others': WRITERS,
  'trash.manage': LEADERS,
  'member.read': EVERYONE,
  'member.invite': LEADERS,
  /** Only owners and admins may invite an admin or make someone an admin. */
  'member.invite-admin': ADMINS,
  'member.change-role': ADMINS,
  /** Says that somebody else is away. */
  'member.set-away': LEADERS,
  /** An admin may not remove an owner. */
  'member.remove': ADMINS,
  'workspace.settings': ADMINS,
  'workspace.sample-data': ADMINS,
  'lead-source.manage': ADMINS,
  /** Decides by rules who gets what comes in, and how soon it has to be answered. */
  'assignment.manage': ADMINS,
  'webhook.manage': ADMINS,
  'api-key.manage': ADMINS,
  'sync.manage': ADMINS,
  /** Writes many records at once, for everybody in the workspace. */
  'import.run': ADMINS,
  /** Everything known about a person as a file, and its erasure. */
  'privacy.manage': ADMINS,
  'audit.read': ADMINS,
  /** Decides which filters the whole team has in its lists. */
  'view.share': LEADERS,
  /** Its figures follow visibility: whoever sees only their own records gets figures of those only. */
  'report.read': EVERYONE,
  /** Has a report sent regularly, to themselves or to a group. */
  'report.schedule': LEADERS,
  /** What each member should win in a month. */
  'target.manage': LEADERS,
  'workspace.transfer': OWNER,
} as const satisfies Record<string, readonly Role[]>

export type Action = keyof typeof PERMISSIONS

/** Whether a role has a permission. */
export function may(role: Role, action: Action): boolean {
  return PERMISSIONS[action].includes(role)
}

/** @throws AppError FORBIDDEN, naming the action, if the actor's role does not allow it. */
export function authorize(actor: Actor, action: Action): void {
  if (!may(actor.role, action)) {
    throw new AppError('FORBIDDEN', { message: `Role ${actor.role} may not ${action}`, details: { action } })
  }
}

/** Whether the actor sees every record of the workspace, or only what they own and what nobody owns. */
export function seesAll({ visibility, role }: Pick<Actor, 'visibility' | 'role'>): boolean {
  return visibility === 'team' || may(role, 'record.see-all')
}

/** The filter that starts every query for owned records (contacts, deals …): the workspace, and what the actor may see. */
export function visibleTo(
  actor: Pick<Actor, 'workspaceId' | 'memberId' | 'visibility' | 'role'>,
  ownedBy: 'ownerId' | 'assigneeId' = 'ownerId',
): Record<string, unknown> {
  const workspaceId = objectId(actor.workspaceId)
  if (seesAll(actor)) return { workspaceId }
  // Null also matches records without the field: those that nobody owns.
  return { workspaceId, [ownedBy]: { $in: [objectId(actor.memberId), null] } }
}

/** What it takes to work with records of these kinds. A company is part of what is known about people. */
export const RECORD_ACTIONS = {
  contact: { read: 'contact.read', write: 'contact.write', delete: 'contact.delete' },
  company: { read: 'contact.read', write: 'contact.write', delete: 'contact.delete' },
  deal: { read: 'deal.read', write: 'deal.write', delete: 'deal.delete' },
} as const satisfies Readonly<Record<string, Readonly<Record<'read' | 'write' | 'delete', Action>>>>
