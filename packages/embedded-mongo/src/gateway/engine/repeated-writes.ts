/**
 * Retryable writes: a driver that loses the answer to a write sends it again with the same number, and the write must not
 * happen twice. Memory is enough: when the gateway itself dies, every driver connection dies with it.
 */
import type { CommandReply } from '../commands/command-context.ts'
import { CommandError } from '../errors/command-error.ts'

export type RepeatedWrites = {
  /**
   * Runs `work`, or repeats its earlier answer. A write that failed or was cancelled is run again.
   * @throws CommandError TransactionTooOld for a number lower than the session's latest.
   */
  readonly run: (session: string, number: bigint, work: () => Promise<CommandReply>) => Promise<CommandReply>
  readonly endSession: (session: string) => void
}

type Write = { readonly number: bigint; readonly reply: Promise<CommandReply> }

/** @param maxSessions how many sessions to remember; the least recently written is forgotten first. */
export function createRepeatedWrites(maxSessions: number): RepeatedWrites {
  const latest = new Map<string, Write>()

  const remember = (session: string, write: Write): void => {
    latest.delete(session)
    latest.set(session, write)
    if (latest.size <= maxSessions) return
    const [oldest] = latest.keys()
    if (oldest !== undefined) latest.delete(oldest)
  }

  const start = (session: string, number: bigint, work: () => Promise<CommandReply>): Promise<CommandReply> => {
    // A copy: the engine's bytes are a view that keeps the whole received chunk in memory.
    const reply = work().then((made) => (Buffer.isBuffer(made) ? Buffer.from(made) : made))
    const write = { number, reply }
    remember(session, write)
    reply.catch(() => {
      if (latest.get(session) === write) latest.delete(session)
    })
    return reply
  }

  return {
    run: async (session, number, work) => {
      const write = latest.get(session)
      if (write === undefined || number > write.number) return start(session, number, work)
      if (number < write.number) {
        throw new CommandError(225, `Retryable write ${number} is older than ${write.number} of the same session`)
      }
      try {
        return await write.reply
      } catch {
        return start(session, number, work)
      }
    },
    endSession: (session) => void latest.delete(session),
  }
}
