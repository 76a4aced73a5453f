/** Commands that end transactions and sessions. */
import { CommandError } from '../errors/command-error.ts'
import { mapEngineError } from '../errors/map-engine-error.ts'
import { ConnectionLostError } from '../postgres/postgres-error.ts'
import type { Transactions } from '../engine/transactions.ts'
import { BSON_TYPE, scanDocument } from '../wire/bson-scan.ts'
import type { CommandEnvelope } from '../wire/command-envelope.ts'
import type { CommandReply } from './command-context.ts'

export type SessionState = {
  readonly transactions: Transactions
  /** Forgets a session and rolls back what it left open. */
  readonly endSession: (session: string) => void
}

export type SessionCommand = (envelope: CommandEnvelope, state: SessionState) => Promise<CommandReply>

function transactionOf({ name, session, transaction }: CommandEnvelope): { session: string; number: bigint } {
  if (session === undefined || transaction === undefined) {
    throw new CommandError(72, `${name} can only be run in a transaction of a session`)
  }
  return { session, number: transaction.number }
}

const commitTransaction: SessionCommand = async (envelope, { transactions }) => {
  const { session, number } = transactionOf(envelope)
  try {
    await transactions.commit(session, number)
  } catch (error) {
    if (!(error instanceof ConnectionLostError)) throw mapEngineError(error, true)
    throw new CommandError(11_602, 'The connection to the storage engine was lost while committing', {
      cause: error,
      labels: ['UnknownTransactionCommitResult'],
    })
  }
  return { ok: 1 }
}

const abortTransaction: SessionCommand = async (envelope, { transactions }) => {
  const { session, number } = transactionOf(envelope)
  await transactions.abort(session, number)
  return { ok: 1 }
}

/** Each session is a document `{id: UUID}`. */
const endSessions: SessionCommand = async ({ source, elements }, { endSession }) => {
  const [list] = elements
  if (list?.type !== BSON_TYPE.array) return { ok: 1 }
  for (const session of scanDocument(source, list.valueStart)) {
    if (session.type !== BSON_TYPE.document) continue
    const id = scanDocument(source, session.valueStart).find((part) => part.name === 'id')
    if (id?.type === BSON_TYPE.binary) endSession(source.toString('hex', id.valueStart + 5, id.end))
  }
  return { ok: 1 }
}

export const sessionCommands: ReadonlyMap<string, SessionCommand> = new Map([
  ['commitTransaction', commitTransaction],
  ['abortTransaction', abortTransaction],
  ['endSessions', endSessions],
  ['killSessions', endSessions],
])
