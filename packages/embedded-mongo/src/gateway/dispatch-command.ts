/** From a command's envelope to its reply. */
import { collectionCommands } from './commands/collection-commands.ts'
import type { CommandContext, CommandHandler, CommandReply } from './commands/command-context.ts'
import { findAndModify } from './commands/find-and-modify.ts'
import { readCommands } from './commands/read-commands.ts'
import type { ServerCommand } from './commands/server-commands.ts'
import { sessionCommands } from './commands/session-commands.ts'
import type { SessionState } from './commands/session-commands.ts'
import { writeCommands } from './commands/write-commands.ts'
import type { ClientLink } from './engine/client-link.ts'
import type { Cursors } from './engine/cursors.ts'
import { executeWithin } from './engine/execute-within.ts'
import type { RepeatedWrites } from './engine/repeated-writes.ts'
import type { PlainRunner } from './engine/run-plain.ts'
import { statement } from './engine/statements.ts'
import { isTransient, isWriteConflict } from './engine/transient-error.ts'
import type { Transactions } from './engine/transactions.ts'
import { CommandError } from './errors/command-error.ts'
import { mapEngineError } from './errors/map-engine-error.ts'
import type { CommandEnvelope, TransactionPart } from './wire/command-envelope.ts'

export type Dispatch = (envelope: CommandEnvelope, client: ClientLink) => Promise<CommandReply>

export type DispatchOptions = {
  readonly runPlain: PlainRunner
  readonly transactions: Transactions
  readonly repeatedWrites: RepeatedWrites
  readonly cursors: Cursors
  readonly serverCommands: ReadonlyMap<string, ServerCommand>
}

const handlers = new Map<string, CommandHandler>(
  Object.entries({
    ...readCommands,
    ...writeCommands,
    ...collectionCommands,
    findAndModify,
    findandmodify: findAndModify,
  }),
)

/** As in MongoDB, which refuses counts and most collection changes inside a transaction. */
const IN_TRANSACTIONS = new Set([
  'find',
  'getMore',
  'killCursors',
  'aggregate',
  'distinct',
  'insert',
  'update',
  'delete',
  'findAndModify',
  'findandmodify',
  'create',
  'createIndexes',
])
/** Commands that may collide with others on the same collection, or may have to create it. */
const WRITES = new Set(['insert', 'update', 'delete', 'findAndModify', 'findandmodify', 'create', 'createIndexes'])

function hasWriteErrors(reply: CommandReply): boolean {
  return !Buffer.isBuffer(reply) && Array.isArray(reply['writeErrors'])
}

/** @throws CommandError from the returned function, for every failure that can be reported to a client. */
export function createDispatch(options: DispatchOptions): Dispatch {
  const { runPlain, transactions, repeatedWrites, cursors, serverCommands } = options
  const sessions: SessionState = {
    transactions,
    endSession: (session) => {
      transactions.endSession(session)
      repeatedWrites.endSession(session)
    },
  }

  const runInTransaction = async (
    context: CommandContext,
    handler: CommandHandler,
    session: string,
    transaction: TransactionPart,
  ): Promise<CommandReply> => {
    const { envelope, client } = context
    const limits = { maxTimeMs: envelope.maxTimeMs, client }
    try {
      return await transactions.run(
        { session, transaction, client },
        (connection) =>
          handler({
            ...context,
            run: (name, values) => executeWithin(connection, statement(name), values, limits),
          }),
        hasWriteErrors,
      )
    } catch (error) {
      // The first write to a collection, if it happens in a transaction, may fail to create it. Outside a transaction that
      // works, and the client, told to start again, then finds the collection.
      if (isTransient(error) && !isWriteConflict(error) && WRITES.has(envelope.name)) {
        await context.runPlain('createCollection', [envelope.database, envelope.target]).catch(() => [])
      }
      throw mapEngineError(error, true)
    }
  }

  return async (envelope, client) => {
    const { name, session, transaction } = envelope
    const serverCommand = serverCommands.get(name)
    if (serverCommand !== undefined) return serverCommand(client, envelope)
    const sessionCommand = sessionCommands.get(name)
    if (sessionCommand !== undefined) return sessionCommand(envelope, sessions)
    const handler = handlers.get(name)
    if (handler === undefined) throw new CommandError(59, `no such command: '${name}'`)
    const limits = { maxTimeMs: envelope.maxTimeMs, client }
    const writesTo = WRITES.has(name) ? `${envelope.database}.${envelope.target}` : undefined
    const context: CommandContext = {
      envelope,
      client,
      cursors,
      run: (statementName, values) => runPlain(statementName, values, limits, writesTo),
      runPlain: (statementName, values) => runPlain(statementName, values, limits),
    }
    if (transaction !== undefined && session !== undefined) {
      if (!IN_TRANSACTIONS.has(name)) {
        throw new CommandError(263, `Cannot run '${name}' in a multi-document transaction`)
      }
      return runInTransaction(context, handler, session, transaction)
    }
    const { retryNumber } = envelope
    try {
      if (session === undefined || retryNumber === undefined) return await handler(context)
      return await repeatedWrites.run(session, retryNumber, () => handler(context))
    } catch (error) {
      throw mapEngineError(error, false)
    }
  }
}
