/**
 * Takes the reads that are asked for at the same moment to the database in one operation. An operation costs far more than
 * what a small read does in it: in this process, on the way, and in the database, which parses and answers each. A screen
 * that reads twenty things side by side then costs about what three of them did (docs/adr/0046-reads-taken-together.md).
 */
import { type Db, type Document, MongoServerError } from 'mongodb'

import type { Logger } from '../logger.ts'

/** A read of one collection, for which nothing else waits long. */
export type SmallRead = {
  readonly collection: string
  readonly pipeline: readonly Document[]
  /** The same read by an operation of its own. */
  readonly alone: () => Promise<Document[]>
}

export type ReadsTogether = {
  /** @throws what the database does; a read that it refuses does not affect the others */
  readonly read: (wanted: SmallRead) => Promise<Document[]>
}

export type ReadsTogetherDeps = { readonly db: Pick<Db, 'collection'>; readonly log: Logger }

/** While so many operations are under way, the next reads gather. */
const MAX_UNDER_WAY = 4
/** But only for so many milliseconds: those under way may be large ones of background work. */
const MAX_WAIT_MS = 10
/** As many as a screen has; more would let the first of them wait for the last. */
const MAX_IN_ONE = 24
/** All rows come in the first answer. */
const ALL_ROWS = 10_000

type Waiting = SmallRead & {
  readonly resolve: (rows: Document[]) => void
  readonly reject: (reason: unknown) => void
}

/** A row of an answer: whose it is, and what that read asked for. */
type Row = { readonly of: number; readonly row: Document }

export function createReadsTogether({ db, log }: ReadsTogetherDeps): ReadsTogether {
  const waiting: Waiting[] = []
  let underWay = 0
  let planned = false
  let late: NodeJS.Timeout | undefined

  function begin(): void {
    planned = false
    while (waiting.length > 0 && underWay < MAX_UNDER_WAY) beginOne()
    if (waiting.length > 0) late ??= setTimeout(beginLate, MAX_WAIT_MS)
  }

  function beginLate(): void {
    late = undefined
    if (waiting.length > 0) beginOne()
    begin()
  }

  function beginOne(): void {
    underWay += 1
    void answer(waiting.splice(0, MAX_IN_ONE)).finally(() => {
      underWay -= 1
      begin()
    })
  }

  async function answer(reads: readonly Waiting[]): Promise<void> {
    const [first, ...others] = reads
    if (first === undefined) return
    if (others.length === 0) return answerAlone(first)
    try {
      const answers = await readAll(db, reads)
      for (const [index, { resolve }] of reads.entries()) resolve(answers[index] ?? [])
    } catch (error) {
      // One that the database refuses must not fail the others.
      if (!(error instanceof MongoServerError)) return reads.forEach(({ reject }) => reject(error))
      log.error({ error, collections: reads.map(({ collection }) => collection) }, 'Reads were refused together')
      await Promise.all(reads.map(answerAlone))
    }
  }

  return {
    read: (wanted) =>
      new Promise((resolve, reject) => {
        waiting.push({ ...wanted, resolve, reject })
        if (planned) return
        planned = true
        // After everything that runs now, so that what it asks for is there.
        process.nextTick(begin)
      }),
  }
}

async function answerAlone({ alone, resolve, reject }: Waiting): Promise<void> {
  await alone().then(resolve, reject)
}

/** @returns the rows of each read */
async function readAll(db: Pick<Db, 'collection'>, reads: readonly SmallRead[]): Promise<Document[][]> {
  const { collection, pipeline } = united(reads.map(marked))
  const cursor = db.collection(collection).aggregate<Row>([...pipeline], { batchSize: ALL_ROWS })
  const answers: Document[][] = reads.map(() => [])
  for (const { of, row } of await cursor.toArray()) answers[of]?.push(row)
  return answers
}

type Part = Pick<SmallRead, 'collection' | 'pipeline'>

function marked({ collection, pipeline }: SmallRead, index: number): Part {
  return { collection, pipeline: [...pipeline, { $replaceWith: { of: { $literal: index }, row: '$$ROOT' } }] }
}

/** Groups of parts that are groups themselves: PostgreSQL plans a row of forty unions four times as long as a tree of them. */
const GROUPS = 4

function united(parts: readonly Part[]): Part {
  const [part] = parts
  if (part === undefined || parts.length === 1) return part ?? { collection: '', pipeline: [] }
  const size = Math.ceil(parts.length / GROUPS)
  const starts = Array.from({ length: Math.ceil(parts.length / size) }, (_, group) => group * size)
  const [first, ...others] = starts.map((start) => united(parts.slice(start, start + size)))
  const unions = others.map(({ collection: coll, pipeline }) => ({ $unionWith: { coll, pipeline } }))
  return { collection: first?.collection ?? '', pipeline: [...(first?.pipeline ?? []), ...unions] }
}
