/** What the gateway needs to know about a command; everything else goes to the engine unread. */
import { CommandError } from '../errors/command-error.ts'
import { BSON_TYPE, pickElements, readFlag, readInteger, readString, scanDocument } from './bson-scan.ts'
import type { BsonElement } from './bson-scan.ts'
import type { WireRequest } from './wire-message.ts'

export type TransactionPart = { readonly number: bigint; readonly starts: boolean }

export type CommandEnvelope = {
  readonly name: string
  /** The command's own value if it is a string: for most commands, the collection. */
  readonly target: string
  readonly database: string
  /** The logical session, as the hexadecimal digits of its id. */
  readonly session: string | undefined
  /** Set for every command of a multi-document transaction. */
  readonly transaction: TransactionPart | undefined
  /** The number with which a driver may send this write again. */
  readonly retryNumber: bigint | undefined
  /** Milliseconds, 0 for no limit. */
  readonly maxTimeMs: number
  /** The command without the parts that only concern the gateway. */
  readonly body: Buffer
  readonly elements: readonly BsonElement[]
  readonly source: Buffer
  readonly sequences: ReadonlyMap<string, Buffer>
}

// Sessions, transactions and time limits are the gateway's; concerns and preferences mean nothing on a single node.
// maxTimeMS matters most: the engine would leave it behind as the time limit of the PostgreSQL session.
const KEPT_BACK = new Set([
  'lsid',
  '$clusterTime',
  'txnNumber',
  'autocommit',
  'startTransaction',
  '$readPreference',
  'readConcern',
  'writeConcern',
  '$db',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'comment',
  'maxTimeMS',
  'noCursorTimeout',
])

function readSession(source: Buffer, element: BsonElement): string | undefined {
  if (element.type !== BSON_TYPE.document) return undefined
  const id = scanDocument(source, element.valueStart).find((part) => part.name === 'id')
  return id?.type === BSON_TYPE.binary ? source.toString('hex', id.valueStart + 5, id.end) : undefined
}

/**
 * @throws CommandError FailedToParse if the message has no command, BadValue for an invalid maxTimeMS.
 * @throws MalformedBsonError if the body is not a BSON document.
 */
export function readEnvelope(request: WireRequest): CommandEnvelope {
  const source = request.body
  const elements = scanDocument(source)
  const first = elements[0]
  if (first === undefined) throw new CommandError(9, 'The message holds no command')
  let database: string | undefined
  let session: string | undefined
  let number: bigint | undefined
  let autocommit = true
  let starts = false
  let maxTimeMs = 0
  for (const element of elements) {
    switch (element.name) {
      case '$db':
        database = readString(source, element)
        break
      case 'lsid':
        session = readSession(source, element)
        break
      case 'txnNumber':
        number = readInteger(source, element)
        break
      case 'autocommit':
        autocommit = readFlag(source, element)
        break
      case 'startTransaction':
        starts = readFlag(source, element)
        break
      case 'maxTimeMS': {
        const limit = readInteger(source, element)
        if (limit === undefined || limit < 0n || limit > 2_147_483_647n) {
          throw new CommandError(2, 'maxTimeMS must be a whole number of milliseconds from 0 to 2147483647')
        }
        maxTimeMs = Number(limit)
        break
      }
      default:
    }
  }
  const kept = elements.filter((element) => !KEPT_BACK.has(element.name))
  return {
    name: first.name,
    target: readString(source, first) ?? '',
    database: database ?? 'admin',
    session,
    transaction: number !== undefined && !autocommit ? { number, starts } : undefined,
    retryNumber: number !== undefined && autocommit ? number : undefined,
    maxTimeMs,
    body: kept.length === elements.length ? source : pickElements(source, kept),
    elements,
    source,
    sequences: request.sequences,
  }
}
