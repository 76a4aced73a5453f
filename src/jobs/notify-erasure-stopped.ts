/** Tells an admin that an erasure has stopped, how far it is, and what to do about it. */
import { may } from '../services/core/permissions.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import { ERASURE_STOPPED_JOB } from '../services/privacy/erasure-jobs.ts'
import type { StoppedErasure, StoppedErasures } from '../services/privacy/stopped-erasures.ts'
import { handleJob } from './queue-handler.ts'

export type NotifyErasureStoppedDeps = {
  readonly findRecipient: FindRecipient
  readonly readStopped: StoppedErasures['read']
  /** Formats the message and sends it. */
  readonly tellErasureStopped: (listener: Listener, erasure: StoppedErasure) => Promise<void>
}

export function createNotifyErasureStopped(deps: NotifyErasureStoppedDeps) {
  const { findRecipient, readStopped, tellErasureStopped } = deps
  return handleJob(ERASURE_STOPPED_JOB, async ({ memberId, ...ref }) => {
    const listener = await findRecipient(ref.workspaceId, memberId)
    if (listener === null || !may(listener.member.role, 'privacy.manage')) return
    const erasure = await readStopped(ref)
    // Somebody has let it go on.
    if (erasure !== null) await tellErasureStopped(listener, erasure)
  })
}
