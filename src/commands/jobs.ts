/** `npm run jobs`: lists jobs and updates that were given up, replays them or discards them. */
import { parseArgs } from 'node:util'

import type { Collection } from 'mongodb'

import { systemClock } from '../clock.ts'
import { AppError } from '../errors.ts'
import { type DeadItem, discardDead, listDead } from '../jobs/dead-items.ts'
import { type DeadItemFilter, replayDead } from '../jobs/replay-dead.ts'
import { objectId } from '../models/ids.ts'
import { readId } from '../language/parse-id.ts'
import { JOBS_COLLECTION } from '../models/job.ts'
import type { QueueItem } from '../models/queue-item.ts'
import { TELEGRAM_UPDATES_COLLECTION } from '../models/telegram-update.ts'
import { openDatabase } from '../app/open-database.ts'
import { type ProgramParts, runProgram } from '../app/run-program.ts'

const USAGE = `Usage: npm run jobs -- list|replay|discard [--queue jobs|updates] [--id ID] [--kind KIND]
  [--from TIME] [--until TIME] [--limit NUMBER]
TIME is that of the last failure, such as 2026-11-22T10:00:00Z; --limit is for list, 100 by default.`

const ACTIONS = ['list', 'replay', 'discard'] as const
const QUEUES = { jobs: JOBS_COLLECTION, updates: TELEGRAM_UPDATES_COLLECTION } as const

type Wanted = {
  readonly action: (typeof ACTIONS)[number]
  readonly collection: string
  readonly filter: DeadItemFilter<unknown>
  readonly limit: number
}

async function manage(parts: ProgramParts): Promise<void> {
  const { action, collection: name, filter, limit } = readArguments(process.argv.slice(2))
  const { connection } = await openDatabase(parts)
  const collection: Collection<QueueItem> = connection.collection<QueueItem>(name)
  if (action === 'list') {
    const { items, total } = await listDead(collection, filter, limit)
    for (const item of items) print(lineOf(item))
    print(total > items.length ? `${items.length} of ${total} shown` : `${total} dead`)
  } else {
    const change = action === 'replay' ? replayDead : discardDead
    const count = await change({ collection, clock: systemClock }, filter)
    print(`${count} ${action === 'replay' ? 'brought back' : 'discarded'}`)
  }
  await parts.lifecycle.shutdown('done', 0)
}

function lineOf({ _id, kind, lane, attempts, lastError }: DeadItem<unknown>): string {
  const failure = lastError === undefined ? 'no error on record' : `${lastError.code}: ${lastError.message}`
  return [
    String(_id),
    kind,
    lane ?? '-',
    `${attempts} attempts`,
    lastError?.at.toISOString() ?? '-',
    failure.replaceAll(/\s+/gu, ' '),
  ].join('  ')
}

function readArguments(args: readonly string[]): Wanted {
  const { positionals, values } = parse(args)
  const action = ACTIONS.find((one) => one === positionals[0])
  if (action === undefined || positionals.length > 1) throw refuse('Say list, replay or discard')
  const queue = values.queue ?? 'jobs'
  if (queue !== 'jobs' && queue !== 'updates') throw refuse(`--queue is "${queue}"; give jobs or updates`)
  const limit = Number(values.limit ?? 100)
  if (!Number.isInteger(limit) || limit < 1) throw refuse(`--limit is "${values.limit}"; give a whole number from 1`)
  const id = values.id === undefined ? undefined : idOf(queue, values.id)
  const [from, until] = [timeOf('--from', values.from), timeOf('--until', values.until)]
  return {
    action,
    collection: QUEUES[queue],
    limit,
    filter: {
      ...(id !== undefined && { id }),
      ...(values.kind !== undefined && { kind: values.kind }),
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
    },
  }
}

function parse(args: readonly string[]) {
  const option = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { queue: option, id: option, kind: option, from: option, until: option, limit: option },
    })
  } catch (cause) {
    throw refuse(cause instanceof Error ? cause.message : String(cause))
  }
}

/** Updates have text ids, jobs have object ids. */
function idOf(queue: keyof typeof QUEUES, text: string): unknown {
  if (queue === 'updates') return text
  const id = readId(text)
  if (id === null) throw refuse(`--id is "${text}"; a job's id has 24 characters of 0-9 and a-f`)
  return objectId(id)
}

function timeOf(name: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined
  const time = new Date(text)
  if (Number.isNaN(time.getTime())) throw refuse(`${name} is "${text}"; give a time such as 2026-11-22T10:00:00Z`)
  return time
}

function refuse(problem: string): AppError {
  return new AppError('VALIDATION', { message: `${problem}\n${USAGE}` })
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

await runProgram(process, manage)
