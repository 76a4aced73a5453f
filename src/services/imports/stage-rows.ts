/**
 * Copies the rows of a file into the database, some at a time, and recognises its columns. What is copied belongs to no
 * record yet, so it is written without a transaction; a repeat begins again.
 */
import { AppError } from '../../errors.ts'
import { beginningOf } from '../../language/cut-text.ts'
import { newId, objectId } from '../../models/ids.ts'
import type { ImportRow } from '../../models/import-chunk.ts'
import type { ImportColumn, ImportFormat, ImportProblem, ImportRecord } from '../../models/import.ts'
import { createHash } from 'node:crypto'
import { type DayOrder, provenOrder } from './exact-values.ts'
import type { OpenedTable } from './import-ports.ts'
import type { ImportDeps } from './import-store.ts'

/** Written in one transaction each. */
export const MAX_CHUNK_ROWS = 250
/** In UTF-16 units, so that a chunk of long notes stays far below a document's limit. */
const MAX_CHUNK_LENGTH = 512 * 1024
const MAX_SAMPLES = 3
const MAX_SAMPLE_LENGTH = 80
const DAY_MS = 24 * 60 * 60_000
/** Until then an import can be written and undone. */
const KEPT_MS = 8 * DAY_MS

export type StagedTable =
  | {
      readonly kind: 'staged'
      readonly format: ImportFormat
      readonly source: string
      readonly shape: string
      readonly columns: readonly ImportColumn[]
      readonly rows: number
      readonly chunks: number
      readonly dayOrder: DayOrder
      readonly dayOrderAsked: boolean
    }
  | { readonly kind: 'refused'; readonly problem: ImportProblem; readonly row: number | null }

export type StageLimits = {
  /** Null for an operator's file, which may be of any size. */
  readonly maxRows: number | null
}

/** @throws AppError CONFLICT (import-over) if the import was cancelled meanwhile */
export async function stageRows(
  { models, clock, imports: ports }: Pick<ImportDeps, 'models' | 'clock' | 'imports'>,
  { _id: importId, workspaceId, turn }: Pick<ImportRecord, '_id' | 'workspaceId' | 'turn'>,
  table: Extract<OpenedTable, { kind: 'table' }>,
  { maxRows }: StageLimits,
  signal: AbortSignal,
): Promise<StagedTable> {
  const { format, headers } = table
  await models.importChunks.deleteMany({ workspaceId, importId })
  const expiresAt = new Date(clock.now().getTime() + KEPT_MS)
  const samples = headers.map((): string[] => [])
  let chunk: ImportRow[] = []
  let length = 0
  let chunks = 0
  let rows = 0
  const orders = new Set<ReturnType<typeof provenOrder>>()

  async function flush(): Promise<void> {
    if (chunk.length === 0) return
    signal.throwIfAborted()
    const record = {
      _id: objectId(newId()),
      workspaceId,
      importId,
      index: chunks,
      rows: chunk,
      refused: null,
      expiresAt,
    }
    await models.importChunks.insertMany([record], { lean: true })
    chunks += 1
    const running = { workspaceId, _id: importId, turn }
    const written = await models.imports.updateOne(running, { $set: { rows, part: chunks } }, { timestamps: false })
    if (written.matchedCount === 0) throw new AppError('CONFLICT', { details: { reason: 'import-over' } })
    chunk = []
    length = 0
  }

  for await (const read of table.rows) {
    if (read.kind === 'refused') return read
    const { kind: _, ...row } = read
    if (row.cells.every((cell) => cell.trim() === '')) continue
    rows += 1
    if (maxRows !== null && rows > maxRows) return { kind: 'refused', problem: 'too-many-rows', row: null }
    chunk.push(row)
    length += row.cells.reduce((sum, cell) => sum + cell.length, 0)
    for (const [index, own] of samples.entries()) {
      const cell = (row.cells[index] ?? '').trim()
      orders.add(provenOrder(cell))
      if (own.length < MAX_SAMPLES && cell !== '' && !own.includes(cell)) own.push(beginningOf(cell, MAX_SAMPLE_LENGTH))
    }
    if (chunk.length === MAX_CHUNK_ROWS || length > MAX_CHUNK_LENGTH) await flush()
  }
  await flush()
  if (rows === 0) return { kind: 'refused', problem: 'empty', row: null }
  const { source, targets } = ports.recognise(headers, samples)
  const columns = headers.map((header, index) => ({
    header: beginningOf(header, MAX_SAMPLE_LENGTH),
    target: targets[index] ?? null,
    samples: samples[index] ?? [],
  }))
  const shape = createHash('sha1')
    .update(JSON.stringify([format, headers]))
    .digest('base64url')
  const dayOrder = orders.has('mdy') && !orders.has('dmy') ? 'mdy' : 'dmy'
  const dayOrderAsked = orders.has('either') && !orders.has('mdy') && !orders.has('dmy')
  return { kind: 'staged', format, source, shape, columns, rows, chunks, dayOrder, dayOrderAsked }
}
