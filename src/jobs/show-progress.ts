/** Shows a member how far some work is: one message that is edited every few seconds until the work is over. */
import type { Clock } from '../clock.ts'
import { isAppError } from '../errors.ts'
import type { MemberId, WorkspaceId } from '../models/ids.ts'
import type { Actor } from '../services/core/actor.ts'
import { type JobDeclaration, type JobKind, newJob } from '../services/core/define-job.ts'
import type { EnqueueNow } from '../services/core/enqueue-now.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import { memberActor } from './job-actor.ts'
import { handleJob, type JobHandler } from './queue-handler.ts'

/** A message that shows how far something is. @property shown what it says */
export type ProgressMessage = { readonly messageId: number; readonly shown: string }

/** Sends the message, or edits it if it says something else now. Null: there is nobody to tell. */
export type TellProgress<View> = (
  listener: Listener,
  view: View,
  before: ProgressMessage | null,
) => Promise<ProgressMessage | null>

type Payload = {
  readonly workspaceId: WorkspaceId
  readonly memberId: MemberId
  readonly messageId?: number | undefined
  readonly shown?: string | undefined
}

export type ProgressDeps = {
  readonly findRecipient: FindRecipient
  readonly enqueue: EnqueueNow
  readonly clock: Clock
}

export type ProgressOf<Of extends Payload, View> = {
  /** Null: the work is another one by now. @throws AppError when it is gone, or nobody may see it any more */
  readonly read: (actor: Actor, payload: Of) => Promise<View | null>
  readonly tell: TellProgress<View>
  readonly isWorking: (view: View) => boolean
  /** How often the message is edited, in milliseconds. */
  readonly everyMs: number
}

export function createShowProgress<const Kind extends JobKind, Of extends Payload, View>(
  job: JobDeclaration<Kind, Of>,
  { findRecipient, enqueue, clock }: ProgressDeps,
  { read, tell, isWorking, everyMs }: ProgressOf<Of, View>,
): JobHandler<Kind> {
  return handleJob(job, async (payload, { item }) => {
    const { workspaceId, memberId, messageId, shown = '' } = payload
    const listener = await findRecipient(workspaceId, memberId)
    if (listener === null) return
    let view: View | null
    try {
      view = await read(memberActor(listener, item), payload)
    } catch (error) {
      // What it is about is gone, or is no longer theirs to see.
      if (!isAppError(error)) throw error
      return
    }
    if (view === null) return
    const told = await tell(listener, view, messageId === undefined ? null : { messageId, shown })
    if (told === null || !isWorking(view)) return
    const runAt = new Date(clock.now().getTime() + everyMs)
    await enqueue([{ workspaceId, ...newJob<Of>(job, { ...payload, ...told }, { runAt }) }])
  })
}
