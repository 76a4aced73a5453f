/** Which message each event becomes. An event without a row here does not compile. */
import type { EventType } from '../../models/event.ts'

/**
 * Null: nothing is sent, because it is not about a record that outsiders may copy. Sample data is not sent either: it is
 * made up, and removed without traces.
 */
const MESSAGE_OF_EVENT = {
  'workspace.created': null,
  'workspace.updated': null,
  'member.joined': null,
  'member.updated': null,
  'member.removed': null,
  'member.left': null,
  'member.restored': null,
  'invite.created': null,
  'invite.revoked': null,
  'invite.restored': null,
  'contact.created': 'contact.created',
  'contact.updated': 'contact.updated',
  'contact.deleted': 'contact.deleted',
  'contact.restored': 'contact.restored',
  'contact.merged': 'contact.merged',
  'contact.separated': 'contact.separated',
  'contact.exported': null,
  // To a receiver that copies contacts, an erased one is deleted.
  'contact.erased': 'contact.deleted',
  'company.created': 'company.created',
  'company.updated': 'company.updated',
  'company.deleted': 'company.deleted',
  'company.restored': 'company.restored',
  'company.merged': 'company.merged',
  'company.separated': 'company.separated',
  'pipeline.created': null,
  'pipeline.updated': null,
  'pipeline.archived': null,
  'pipeline.restored': null,
  'pipeline.deleted': null,
  'deal.created': 'deal.created',
  'deal.updated': 'deal.updated',
  'deal.moved': 'deal.stage_changed',
  'deal.won': 'deal.won',
  'deal.lost': 'deal.lost',
  'deal.reopened': 'deal.reopened',
  'deal.deleted': 'deal.deleted',
  'deal.restored': 'deal.restored',
  'task.created': 'task.created',
  'task.updated': 'task.updated',
  'task.done': 'task.done',
  'task.reopened': 'task.reopened',
  'task.deleted': 'task.deleted',
  'task.restored': 'task.restored',
  'note.created': 'note.created',
  'note.updated': 'note.updated',
  'note.deleted': 'note.deleted',
  'note.restored': 'note.restored',
  'lead.received': 'lead.received',
  // To a receiver that copies deals, a claim is a new owner.
  'lead.claimed': 'deal.updated',
  'lead-source.created': null,
  'lead-source.updated': null,
  'lead-source.secret-rotated': null,
  'lead-source.deleted': null,
  'webhook.created': null,
  'webhook.updated': null,
  'webhook.secret-rotated': null,
  'webhook.disabled': null,
  'webhook.deleted': null,
  'api-key.created': null,
  'api-key.adopted': null,
  'api-key.revoked': null,
  'sync.created': null,
  'sync.updated': null,
  'sync.deleted': null,
  // What it changed is a message of its own.
  'sync-conflict.decided': null,
  'import.started': null,
  'import.cancelled': null,
  'import.undone': null,
  'bulk-edit.started': null,
  'bulk-edit.undone': null,
  'rate.created': null,
  'rate.updated': null,
  'rate.deleted': null,
  'target.set': null,
  'target.removed': null,
  'assignment-rule.created': null,
  'assignment-rule.updated': null,
  'assignment-rule.deleted': null,
  // Its creation says who owns it.
  'deal.assigned': null,
  'sample.loaded': null,
  'sample.removed': null,
} as const satisfies Record<EventType, string | null>

export type WebhookType = NonNullable<(typeof MESSAGE_OF_EVENT)[EventType]>

/** Every type that can be chosen. */
export const WEBHOOK_TYPES: readonly WebhookType[] = [
  ...new Set(Object.values(MESSAGE_OF_EVENT).filter((type) => type !== null)),
]

/** The type of the message that a test sends. Nobody chooses it. */
export const TEST_TYPE = 'webhook.test'

/** How types are chosen in the chat. Whoever has a group gets everything that changes its records. */
export const WEBHOOK_GROUPS = ['contacts', 'companies', 'deals', 'leads', 'tasks', 'notes'] as const
export type WebhookGroup = (typeof WEBHOOK_GROUPS)[number]

type Subject<Type extends string> = Type extends `${infer Kind}.${string}` ? Kind : never

const GROUP_OF_SUBJECT = {
  contact: 'contacts',
  company: 'companies',
  deal: 'deals',
  lead: 'leads',
  task: 'tasks',
  note: 'notes',
} as const satisfies Record<Subject<WebhookType>, WebhookGroup>

/** Null for an event that is not sent. */
export function messageTypeOf(event: EventType): WebhookType | null {
  return MESSAGE_OF_EVENT[event]
}

export function groupOf(type: WebhookType): WebhookGroup {
  // Safe: the part before the dot of each type has a row.
  return GROUP_OF_SUBJECT[type.slice(0, type.indexOf('.')) as Subject<WebhookType>]
}

export function typesOf(groups: readonly WebhookGroup[]): readonly WebhookType[] {
  return WEBHOOK_TYPES.filter((type) => groups.includes(groupOf(type)))
}

export function isWebhookType(text: string): text is WebhookType {
  return WEBHOOK_TYPES.some((type) => type === text)
}
