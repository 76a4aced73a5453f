/** Who is doing something now. Every service function takes an actor first. */
import type { MemberId, WorkspaceId } from '../../models/ids.ts'
import type { Role } from '../../models/member.ts'
import type { Visibility } from '../../models/workspace.ts'

export const CHANNELS = ['telegram', 'api', 'webhook', 'job', 'system'] as const
export type Channel = (typeof CHANNELS)[number]

export type Actor = {
  readonly workspaceId: WorkspaceId
  readonly memberId: MemberId
  readonly role: Role
  /** What the workspace lets reps and viewers see. */
  readonly visibility: Visibility
  /** IANA: the member's own, else the workspace's. Their days begin and end in it. */
  readonly timeZone: string
  readonly channel: Channel
  /**
   * Names the delivery that carries this intention (a Telegram update, a request), so that a repeat of the delivery is
   * known as one. Each operation adds its own name to it.
   */
  readonly commandId: string
}

/** The product itself or an integration at work: no member, and no role to ask for. Only jobs and the intake make one. */
export type SystemActor = Pick<Actor, 'workspaceId' | 'channel' | 'commandId'> & { readonly memberId: null }

/** Whoever makes a change. */
export type Performer = Pick<Actor, 'workspaceId' | 'channel' | 'commandId'> & { readonly memberId: MemberId | null }
