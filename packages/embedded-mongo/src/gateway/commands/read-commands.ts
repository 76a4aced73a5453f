/** Commands that return documents, in one page or several. */
import { readInteger, scanDocument } from '../wire/bson-scan.ts'
import { CommandError } from '../errors/command-error.ts'
import { explain } from './explain.ts'
import type { CommandHandler } from './command-context.ts'

function createCursorHandler(name: 'find' | 'aggregate' | 'listCollections' | 'listIndexes'): CommandHandler {
  return async ({ envelope, run, cursors, client }) => {
    const [row] = await run(name, [envelope.database, envelope.body])
    const [page, continuation, id] = row ?? []
    if (!page) throw new Error(`The engine returned no page for ${name}`)
    const cursorId = id?.readBigInt64BE(0) ?? 0n
    if (continuation && cursorId !== 0n) cursors.open(cursorId, continuation, client)
    return page
  }
}

function createDocumentHandler(name: 'count' | 'distinct'): CommandHandler {
  return async ({ envelope, run }) => {
    const [row] = await run(name, [envelope.database, envelope.body])
    if (!row?.[0]) throw new Error(`The engine returned no result for ${name}`)
    return row[0]
  }
}

const getMore: CommandHandler = async ({ envelope, run, cursors, client }) => {
  const first = envelope.elements[0]
  const id = first === undefined ? undefined : readInteger(envelope.source, first)
  if (id === undefined) throw new CommandError(14, 'getMore takes a cursor id as a 64-bit integer')
  const { page } = await cursors.use(id, client, async (continuation) => {
    const [row] = await run('getMore', [envelope.database, envelope.body, continuation])
    if (!row?.[0]) throw new Error('The engine returned no page for getMore')
    return { page: row[0], continuation: row[1] ?? null }
  })
  return page
}

const killCursors: CommandHandler = async ({ envelope, cursors }) => {
  const { source, elements } = envelope
  const list = elements.find((element) => element.name === 'cursors')
  const ids =
    list === undefined
      ? []
      : scanDocument(source, list.valueStart).flatMap((element) => readInteger(source, element) ?? [])
  const killed = cursors.kill(ids)
  return {
    cursorsKilled: killed,
    cursorsNotFound: ids.filter((id) => !killed.includes(id)),
    cursorsAlive: [],
    cursorsUnknown: [],
    ok: 1,
  }
}

const aggregate = createCursorHandler('aggregate')

export const readCommands = {
  find: createCursorHandler('find'),
  aggregate: (context) =>
    context.envelope.elements.some((element) => element.name === 'explain') ? explain(context) : aggregate(context),
  listCollections: createCursorHandler('listCollections'),
  listIndexes: createCursorHandler('listIndexes'),
  count: createDocumentHandler('count'),
  distinct: createDocumentHandler('distinct'),
  getMore,
  killCursors,
  explain,
} as const satisfies Readonly<Record<string, CommandHandler>>
