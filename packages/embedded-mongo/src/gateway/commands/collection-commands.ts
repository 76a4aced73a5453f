/** Commands that create, change, drop or describe collections, indexes and databases. */
import { deserialize } from 'bson'
import type { Document } from 'bson'

import { CommandError } from '../errors/command-error.ts'
import { describeDuplicateStatement } from '../errors/describe-duplicate.ts'
import type { RequestedIndex } from '../errors/describe-duplicate.ts'
import { codeOfPackedSqlState } from '../errors/error-codes.ts'
import type { StatementName } from '../engine/statements.ts'
import type { CommandContext, CommandHandler, CommandReply } from './command-context.ts'

type Arguments = (context: CommandContext) => readonly (Uint8Array | string)[]

/** Passes the command to one function of the engine and returns that function's document. */
function createPassingHandler(name: StatementName, parameters: Arguments): CommandHandler {
  return async (context) => {
    const [row] = await context.run(name, parameters(context))
    return row?.[0] ?? { ok: 1 }
  }
}

const withDatabase: Arguments = ({ envelope }) => [envelope.database, envelope.body]
const withCollection: Arguments = ({ envelope }) => [envelope.database, envelope.target]

function requestedIndexes(body: Buffer): RequestedIndex[] {
  const list: unknown = deserialize(body, { promoteValues: false })['indexes']
  if (!Array.isArray(list)) return []
  return list.flatMap((index: Document) =>
    typeof index['name'] === 'string' && typeof index['key'] === 'object'
      ? { name: index['name'], key: index['key'] }
      : [],
  )
}

/** The engine nests the answers of shards, and reports some failures inside them instead of failing. */
function unwrapShardAnswer(reply: Document): CommandReply {
  const answer: Document = reply['raw']?.['defaultShard'] ?? reply
  if (answer['code'] !== undefined && Number(answer['ok']) !== 1) {
    throw new CommandError(codeOfPackedSqlState(Number(answer['code'])), String(answer['errmsg']))
  }
  return { ...answer, ok: 1 }
}

const createIndexes: CommandHandler = async ({ envelope, run, runPlain }) => {
  const { database, target: collection, body } = envelope
  try {
    const [row] = await run('createIndexes', [database, body])
    return unwrapShardAnswer(row?.[0] ? deserialize(row[0], { promoteValues: false }) : {})
  } catch (error) {
    const duplicate = await describeDuplicateStatement(
      error,
      { database, collection },
      runPlain,
      requestedIndexes(body),
    )
    throw duplicate ?? error
  }
}

const dropIndexes: CommandHandler = async ({ envelope, run }) => {
  const [row] = await run('dropIndexes', [envelope.database, envelope.body])
  return unwrapShardAnswer(row?.[0] ? deserialize(row[0], { promoteValues: false }) : {})
}

const drop: CommandHandler = async ({ envelope, run }) => {
  await run('drop', [envelope.database, envelope.target])
  return { ns: `${envelope.database}.${envelope.target}`, ok: 1 }
}

const dropDatabase: CommandHandler = async ({ envelope, run }) => {
  await run('dropDatabase', [envelope.database])
  return { dropped: envelope.database, ok: 1 }
}

export const collectionCommands = {
  create: createPassingHandler('create', withDatabase),
  drop,
  dropDatabase,
  createIndexes,
  dropIndexes,
  deleteIndexes: dropIndexes,
  collMod: createPassingHandler('collMod', ({ envelope }) => [envelope.database, envelope.target, envelope.body]),
  renameCollection: async ({ envelope, run }) => {
    await run('renameCollection', [envelope.body])
    return { ok: 1 }
  },
  listDatabases: createPassingHandler('listDatabases', ({ envelope }) => [envelope.body]),
  dbStats: createPassingHandler('dbStats', ({ envelope }) => [envelope.database]),
  collStats: createPassingHandler('collStats', withCollection),
  validate: createPassingHandler('validate', withDatabase),
  currentOp: createPassingHandler('currentOp', ({ envelope }) => [envelope.body]),
} as const satisfies Readonly<Record<string, CommandHandler>>
