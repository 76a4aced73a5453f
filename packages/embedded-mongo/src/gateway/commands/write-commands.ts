/** insert, update and delete: batches whose documents go to the engine unchanged. */
import { deserialize, serialize } from 'bson'
import type { Document } from 'bson'

import { writeConflict } from '../errors/command-error.ts'
import { describeRefusedWrite } from '../errors/describe-duplicate.ts'
import { codeOfPackedSqlState } from '../errors/error-codes.ts'
import { scanDocument } from '../wire/bson-scan.ts'
import { splitSequence } from '../wire/wire-message.ts'
import type { CommandContext, CommandHandler, CommandReply } from './command-context.ts'

const EXACT = { promoteValues: false, promoteBuffers: false } as const

/** The batch's operations: a sequence from drivers, an array in the body from a shell. */
function operationAt(context: CommandContext, field: string, index: number): Document | undefined {
  const { sequences, body } = context.envelope
  const sequence = sequences.get(field)
  if (sequence !== undefined) {
    const operation = splitSequence(sequence)[index]
    return operation === undefined ? undefined : deserialize(operation, EXACT)
  }
  const array = scanDocument(body).find((element) => element.name === field)
  const item = array === undefined ? undefined : scanDocument(body, array.valueStart)[index]
  return item === undefined ? undefined : deserialize(body.subarray(item.valueStart, item.end), EXACT)
}

/** The result of the refused update: the engine applies it to the matching document without storing it. */
async function updatedDocument(context: CommandContext, operation: Document): Promise<Document | undefined> {
  const { database, target } = context.envelope
  const query: Document = operation['q'] ?? {}
  const lookUp = serialize({ find: target, filter: query, limit: 1, singleBatch: true })
  const [page] = await context.run('find', [database, lookUp])
  const batch = page?.[0] ? deserialize(page[0], EXACT)['cursor']?.firstBatch : undefined
  const before: Document = (Array.isArray(batch) ? batch[0] : undefined) ?? {}
  const filters = operation['arrayFilters']
  const [row] = await context.run('applyUpdate', [
    serialize(before),
    serialize({ '': operation['u'] }),
    serialize(query),
    filters === undefined ? null : serialize({ '': filters }),
  ])
  // The engine returns nothing if the update changes nothing.
  return row?.[0] ? deserialize(row[0], EXACT) : before
}

async function refusedDocument(context: CommandContext, field: string, index: number): Promise<Document | undefined> {
  const operation = operationAt(context, field, index)
  if (operation === undefined || field === 'documents') return operation
  return updatedDocument(context, operation).catch(() => undefined)
}

async function explainWriteErrors(context: CommandContext, field: string, reply: Document): Promise<CommandReply> {
  const { database, target: collection, transaction } = context.envelope
  const errors: readonly Document[] = reply['writeErrors'] ?? []
  const explained: Document[] = []
  for (const entry of errors) {
    const code = codeOfPackedSqlState(Number(entry['code']))
    if (code === 112 && transaction !== undefined) throw writeConflict(undefined, true)
    const place = { database, collection }
    explained.push(
      code === 11_000
        ? {
            index: entry['index'],
            ...(await describeRefusedWrite(
              place,
              String(entry['errmsg']),
              await refusedDocument(context, field, Number(entry['index'])),
              context.runPlain,
            )),
          }
        : { ...entry, code },
    )
  }
  return { ...reply, writeErrors: explained }
}

function createWriteHandler(name: 'insert' | 'update' | 'delete', field: string): CommandHandler {
  return async (context) => {
    const { database, body, sequences } = context.envelope
    const [row] = await context.run(name, [database, body, sequences.get(field) ?? null])
    const [result, success] = row ?? []
    if (!result) throw new Error(`The engine returned no result for ${name}`)
    if (success?.[0] === 1) return result
    const reply = deserialize(result, EXACT)
    return reply['writeErrors'] === undefined ? result : explainWriteErrors(context, field, reply)
  }
}

export const writeCommands: Readonly<Record<'insert' | 'update' | 'delete', CommandHandler>> = {
  insert: createWriteHandler('insert', 'documents'),
  update: createWriteHandler('update', 'updates'),
  delete: createWriteHandler('delete', 'deletes'),
}
