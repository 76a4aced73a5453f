/**
 * Pipedrive by its API, version 2, with a personal API token. Lists are paged by a cursor; later runs ask for what was updated
 * since. Only deals say that they were deleted; people and organisations that are gone are found when everything is read again.
 */
import { z } from 'zod'

import type { Clock } from '../../../clock.ts'
import type { Pulled, SyncAdapter, SyncKind, SyncStage } from '../../../services/sync/sync-adapter.ts'
import { listOf, property, textOf } from '../../body/json.ts'
import { type Asked, createJsonApi, createPace, type Failed, type JsonApiDeps } from '../json-api.ts'
import { PIPEDRIVE_MAPPING, type PipedriveStages, readPipedriveRecord } from './read-pipedrive-record.ts'

/** The smallest plan allows 20 requests in 2 seconds. */
const REQUESTS_A_SECOND = 9
const PAGE = 200
const OVERLAP_MS = 2 * 60_000
/** 40 hexadecimal digits today. */
const TOKEN = /^[\x21-\x7e]{20,1024}$/u

const PATHS = { company: 'organizations', contact: 'persons', deal: 'deals' } as const satisfies Record<
  SyncKind,
  string
>

const cursorSchema = z.object({
  /** The place of the kind among those that are synced. */
  kind: z.int().min(0),
  /** When the run began, ISO 8601. */
  from: z.string(),
  /** ISO 8601; without it everything is read. */
  since: z.string().optional(),
  /** The deleted deals, after the others. */
  deleted: z.boolean().optional(),
  after: z.string().optional(),
})
type Cursor = z.infer<typeof cursorSchema>

function readCursor(text: string | null): Cursor | null {
  try {
    return text === null ? null : cursorSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

export type PipedriveDeps = JsonApiDeps & { readonly clock: Clock }

export function createPipedriveAdapter({ clock, ...deps }: PipedriveDeps): SyncAdapter {
  const api = createJsonApi(deps)
  return {
    kinds: ['company', 'contact', 'deal'],
    connectsBy: 'token',
    isConnection: (text) => TOKEN.test(text),
    suggest: () => PIPEDRIVE_MAPPING,
    open({ connection, kinds: wanted }) {
      const kinds = (['company', 'contact', 'deal'] as const).filter((kind) => wanted.includes(kind))
      const pace = createPace(REQUESTS_A_SECOND)
      let stages: PipedriveStages | undefined

      async function ask(path: string, signal: AbortSignal): Promise<Asked> {
        await pace(signal)
        return api(path, { headers: { 'x-api-token': connection }, signal })
      }

      async function readStages(signal: AbortSignal): Promise<PipedriveStages | Failed> {
        const asked = await ask('/api/v2/stages?limit=500', signal)
        if (asked.kind !== 'answer') return asked
        return new Map(
          listOf(property(asked.body, 'data')).map((stage): [string, SyncStage] => {
            const probability = Number(textOf(property(stage, 'deal_probability')) ?? Number.NaN)
            const name = textOf(property(stage, 'name')) ?? ''
            const likely = Number.isFinite(probability) && { probability }
            return [textOf(property(stage, 'id')) ?? '', { name, kind: 'open', ...likely }]
          }),
        )
      }

      function nextOf(cursor: Cursor, kind: SyncKind, after: string | undefined): Cursor | null {
        const { from, since, deleted } = cursor
        const same = { kind: cursor.kind, from, ...(since !== undefined && { since }) }
        if (after !== undefined) return { ...same, after, ...(deleted === true && { deleted }) }
        if (kind === 'deal' && deleted !== true) return { ...same, deleted: true }
        return cursor.kind + 1 < kinds.length ? { ...same, kind: cursor.kind + 1 } : null
      }

      async function pullPage(cursor: Cursor, signal: AbortSignal): Promise<Pulled> {
        const kind = kinds[cursor.kind]
        if (kind === undefined) return { kind: 'page', records: [], cursor: null, done: true }
        if (kind === 'deal' && stages === undefined) {
          const read = await readStages(signal)
          if ('kind' in read) return read
          stages = read
        }
        const query = new URLSearchParams({ limit: String(PAGE), sort_by: 'update_time', sort_direction: 'asc' })
        if (cursor.since !== undefined) query.set('updated_since', cursor.since)
        if (cursor.deleted === true) query.set('status', 'deleted')
        if (cursor.after !== undefined) query.set('cursor', cursor.after)
        const asked = await ask(`/api/v2/${PATHS[kind]}?${query.toString()}`, signal)
        if (asked.kind !== 'answer') return asked
        const records = listOf(property(asked.body, 'data')).flatMap(
          (one) => readPipedriveRecord(kind, one, stages ?? new Map()) ?? [],
        )
        const next = nextOf(cursor, kind, textOf(property(property(asked.body, 'additional_data'), 'next_cursor')))
        if (next !== null) return { kind: 'page', records, cursor: JSON.stringify(next), done: false }
        const later: Cursor = { kind: 0, from: '', since: cursor.from }
        const complete = cursor.since === undefined
        return { kind: 'page', records, cursor: JSON.stringify(later), done: true, complete }
      }

      return {
        pull(text, signal) {
          const from = new Date(clock.now().getTime() - OVERLAP_MS).toISOString().replace(/\.\d{3}Z$/u, 'Z')
          const cursor = readCursor(text) ?? { kind: 0, from: '' }
          return pullPage({ ...cursor, from: cursor.from || from }, signal)
        },
        count: async () => null,
      }
    },
  }
}
