/** explain: the plan of a read, or of the read that an update or delete begins with. */
import { deserialize, serialize } from 'bson'
import type { Document } from 'bson'

import { CommandError } from '../errors/command-error.ts'
import type { StatementName } from '../engine/statements.ts'
import { BSON_TYPE, readString } from '../wire/bson-scan.ts'
import type { CommandContext, CommandReply } from './command-context.ts'
import { describePlan } from './explain-plan.ts'

type Explained = {
  readonly kind: 'Find' | 'Aggregate' | 'Count' | 'Distinct'
  readonly target: string
  readonly body: Buffer | Uint8Array
}

const EXACT = { promoteValues: false } as const

function firstOf(list: unknown): Document {
  const [first] = Array.isArray(list) ? list : []
  return first ?? {}
}

/** @throws CommandError BadValue for a command that has no plan. */
function explainedOf(body: Buffer | Uint8Array): Explained {
  const command = deserialize(body, EXACT)
  const [name = '', value] = Object.entries(command)[0] ?? []
  const target = String(value)
  const asFind = (filter: unknown, more: Document = {}): Explained => ({
    kind: 'Find',
    target,
    body: serialize({ find: target, filter: filter ?? {}, ...more }),
  })
  switch (name) {
    case 'find':
      return { kind: 'Find', target, body }
    case 'aggregate': {
      const { explain: _, ...pipeline } = command
      return { kind: 'Aggregate', target, body: serialize({ ...pipeline, cursor: command['cursor'] ?? {} }) }
    }
    case 'count':
      return { kind: 'Count', target, body }
    case 'distinct':
      return { kind: 'Distinct', target, body }
    case 'update':
      return asFind(firstOf(command['updates'])['q'])
    case 'delete':
      return asFind(firstOf(command['deletes'])['q'])
    case 'findAndModify':
    case 'findandmodify':
      return asFind(command['query'], { limit: 1, ...(command['sort'] ? { sort: command['sort'] } : {}) })
    default:
      throw new CommandError(2, `Explain failed due to unknown command: ${name}`)
  }
}

function commandToExplain({ envelope }: CommandContext): Buffer {
  const { source, elements, body, name } = envelope
  if (name !== 'explain') return body
  const inner = elements[0]
  if (inner?.type !== BSON_TYPE.document)
    throw new CommandError(9, 'explain takes the command to explain as a document')
  return source.subarray(inner.valueStart, inner.end)
}

/** @throws CommandError FailedToParse or BadValue if there is nothing to explain; else whatever the engine throws. */
export async function explain(context: CommandContext): Promise<CommandReply> {
  const { envelope, run } = context
  const inner = commandToExplain(context)
  const { kind, target, body } = explainedOf(inner)
  const verbosity = envelope.elements.find((element) => element.name === 'verbosity')
  const level = verbosity === undefined ? 'allPlansExecution' : readString(envelope.source, verbosity)
  const statement: StatementName =
    level === 'queryPlanner' || envelope.name !== 'explain' ? `explain${kind}` : `analyze${kind}`
  const [row] = await run(statement, [envelope.database, body])
  const plan: unknown = JSON.parse(row?.[0]?.toString() ?? '[]')
  return {
    ...describePlan(plan, `${envelope.database}.${target}`),
    command: deserialize(inner),
    serverInfo: { host: 'localhost', version: '8.0.0', gitVersion: 'documentdb' },
    ok: 1,
  }
}
