/** Notifies an owner of API keys that stopped because of the member behind them. */
import { KEYS_STOPPED_JOB } from '../services/api-keys/keys-stopped-job.ts'
import type { ReadStoppedKeys, StoppedKeys } from '../services/api-keys/stopped-keys.ts'
import type { FindRecipient, Listener } from '../services/notifications/recipients.ts'
import { handleJob } from './queue-handler.ts'

export type NotifyKeysStoppedDeps = {
  readonly findRecipient: FindRecipient
  readonly readStoppedKeys: ReadStoppedKeys
  /** Formats the message and sends it. */
  readonly tellKeysStopped: (listener: Listener, keys: StoppedKeys) => Promise<void>
}

export function createNotifyKeysStopped({ findRecipient, readStoppedKeys, tellKeysStopped }: NotifyKeysStoppedDeps) {
  return handleJob(KEYS_STOPPED_JOB, async ({ workspaceId, memberId, makerId }) => {
    const listener = await findRecipient(workspaceId, memberId)
    if (listener === null) return
    const keys = await readStoppedKeys(listener.member, makerId)
    if (keys !== null) await tellKeysStopped(listener, keys)
  })
}
