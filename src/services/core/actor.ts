/** The person who is acting. Every service function takes an actor first. */
import type { Locale } from '../../locale.ts'
import type { CustomFields } from '../../models/custom-field.ts'
import type { MemberId, WorkspaceId } from '../../models/ids.ts'
import type { Role } from '../../models/member.ts'
import type { Visibility } from '../../models/workspace.ts'

export const CHANNELS = ['telegram', 'api', 'webhook', 'sync', 'import', 'job', 'system'] as const
export type Channel = (typeof CHANNELS)[number]

/** Whoever reads or writes records needs to know which fields of its own the workspace has. */
export type WithFields = {
  /** As they were when the actor was identified: reading them again would cost every update one more question. */
  readonly customFields: CustomFields
}

export type Actor = WithFields & {
  readonly workspaceId: WorkspaceId
  readonly memberId: MemberId
  readonly role: Role
  /** What the workspace lets reps and viewers see. */
  readonly visibility: Visibility
  /** IANA: the member's own zone, else the workspace's. The actor's days begin and end in it. */
  readonly timeZone: string
  /** The language that they read; left out for programs, which get names as the workspace has them. */
  readonly locale?: Locale
  readonly channel: Channel
  /**
   * Identifies the delivery that carries this command (a Telegram update, a request), so that a repeated delivery is
   * recognised. Each operation adds its own name to it.
   */
  readonly commandId: string
}

/** The product itself or an integration: no member, so no role to check. Only jobs and the lead intake create one. */
export type SystemActor = Pick<Actor, 'workspaceId' | 'channel' | 'commandId'> & { readonly memberId: null }

/** Anyone or anything that makes a change. */
export type Performer = Pick<Actor, 'workspaceId' | 'channel' | 'commandId'> & { readonly memberId: MemberId | null }
