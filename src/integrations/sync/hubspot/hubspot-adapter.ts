/**
 * HubSpot by its CRM API, version 3, with the token of a private app. A first run lists all objects with their associations;
 * later runs search for what changed since. The search finds no deleted objects: they are listed after each kind.
 */
import type { Clock } from '../../../clock.ts'
import type { Pulled, PulledRecord, SyncAdapter, SyncKind, SyncStage } from '../../../services/sync/sync-adapter.ts'
import { type Json, listOf, property, textOf } from '../../body/json.ts'
import { type Asked, createJsonApi, createPace, type Failed, type JsonApiDeps } from '../json-api.ts'
import { type HubSpotCursor, readCursor, writeCursor } from './hubspot-cursor.ts'
import { HUBSPOT_MAPPING, HUBSPOT_OBJECTS } from './hubspot-objects.ts'
import { type HubSpotStages, readHubSpotRecord } from './read-hubspot-record.ts'

/** A private app may make 190 requests in 10 seconds, or 100 in small accounts: those are told by the headers below. */
const REQUESTS_A_SECOND = 19
/** The search has a limit of its own. */
const SEARCHES_A_SECOND = 4
const PAGE = 100
const SEARCH_PAGE = 200
/** The search answers nothing beyond its first 10,000 results. */
const MAX_SEARCHED = 10_000 - SEARCH_PAGE
/** New changes take some seconds until the search finds them. */
const OVERLAP_MS = 2 * 60_000
const TOKEN = /^[\x21-\x7e]{20,1024}$/u

const resultsOf = (body: Json): readonly Json[] => listOf(property(body, 'results'))
const afterIn = (body: Json): string | undefined =>
  textOf(property(property(property(body, 'paging'), 'next'), 'after'))

/** HubSpot says how many requests are left in its interval. */
function holdOf(headers: Headers): number {
  const left = Number(headers.get('x-hubspot-ratelimit-remaining') ?? Number.NaN)
  const intervalMs = Number(headers.get('x-hubspot-ratelimit-interval-milliseconds') ?? Number.NaN)
  return left < 2 && intervalMs > 0 ? Math.min(intervalMs, 10_000) : 0
}

type Page = { readonly body: Json; readonly headers: Headers }

export type HubSpotDeps = JsonApiDeps & { readonly clock: Clock }

export function createHubSpotAdapter({ clock, ...deps }: HubSpotDeps): SyncAdapter {
  const api = createJsonApi(deps)
  return {
    kinds: ['company', 'contact', 'deal'],
    connectsBy: 'token',
    isConnection: (text) => TOKEN.test(text),
    suggest: () => HUBSPOT_MAPPING,
    open({ connection, kinds: wanted, mapping }) {
      const kinds = (['company', 'contact', 'deal'] as const).filter((kind) => wanted.includes(kind))
      const headers = { authorization: `Bearer ${connection}` }
      const pace = createPace(REQUESTS_A_SECOND)
      const searchPace = createPace(SEARCHES_A_SECOND)
      let stages: HubSpotStages | undefined

      async function ask(path: string, signal: AbortSignal, post?: object): Promise<Asked> {
        await (path.endsWith('/search') ? searchPace : pace)(signal)
        const asked = await api(path, { headers, signal, ...(post && { post }) })
        if (asked.kind === 'answer') pace.holdFor(holdOf(asked.headers))
        return asked
      }

      const propertiesOf = (kind: SyncKind): readonly string[] => [
        ...new Set([
          ...HUBSPOT_OBJECTS[kind].properties,
          HUBSPOT_OBJECTS[kind].modified,
          ...Object.values(mapping[kind] ?? {}).flat(),
        ]),
      ]

      async function readStages(signal: AbortSignal): Promise<HubSpotStages | Failed> {
        const asked = await ask('/crm/v3/pipelines/deals', signal)
        if (asked.kind !== 'answer') return asked
        const all = resultsOf(asked.body).flatMap((pipeline) => listOf(property(pipeline, 'stages')))
        return new Map(
          all.map((stage): [string, SyncStage] => {
            const metadata = property(stage, 'metadata')
            const probability = Number(textOf(property(metadata, 'probability')) ?? Number.NaN) * 100
            const isClosed =
              textOf(property(metadata, 'isClosed')) === 'true' || property(metadata, 'isClosed') === true
            const kind = isClosed ? (probability > 0 ? 'won' : 'lost') : 'open'
            const name = textOf(property(stage, 'label')) ?? ''
            return [
              textOf(property(stage, 'id')) ?? '',
              { name, kind, ...(Number.isFinite(probability) && { probability }) },
            ]
          }),
        )
      }

      function list(kind: SyncKind, { after, archived = false }: HubSpotCursor, signal: AbortSignal): Promise<Asked> {
        const { path, associated } = HUBSPOT_OBJECTS[kind]
        const query = new URLSearchParams({ limit: String(PAGE), properties: propertiesOf(kind).join(',') })
        if (archived) query.set('archived', 'true')
        else if (associated.length > 0) query.set('associations', associated.join(','))
        if (after !== undefined) query.set('after', after)
        return ask(`/crm/v3/objects/${path}?${query.toString()}`, signal)
      }

      function search(kind: SyncKind, { after, since = 0 }: HubSpotCursor, signal: AbortSignal): Promise<Asked> {
        const { path, modified } = HUBSPOT_OBJECTS[kind]
        const filter = { propertyName: modified, operator: 'GTE', value: String(since) }
        return ask(`/crm/v3/objects/${path}/search`, signal, {
          filterGroups: [{ filters: [filter] }],
          sorts: [{ propertyName: modified, direction: 'ASCENDING' }],
          properties: propertiesOf(kind),
          limit: SEARCH_PAGE,
          ...(after !== undefined && { after }),
        })
      }

      /** What the search leaves out: which records the found ones belong to. */
      async function associate(kind: SyncKind, found: readonly PulledRecord[], signal: AbortSignal) {
        let records = found
        for (const to of HUBSPOT_OBJECTS[kind].associated) {
          if (records.length === 0) break
          const path = `/crm/v4/associations/${HUBSPOT_OBJECTS[kind].path}/${to}/batch/read`
          const asked = await ask(path, signal, { inputs: records.map(({ externalId }) => ({ id: externalId })) })
          if (asked.kind !== 'answer') return asked
          const idsOf = new Map(
            resultsOf(asked.body).map((one) => {
              const targets = listOf(property(one, 'to'))
              const id = textOf(property(property(one, 'from'), 'id')) ?? ''
              return [id, targets.flatMap((target) => textOf(property(target, 'toObjectId')) ?? [])] as const
            }),
          )
          records = records.map((record) => {
            const ids = idsOf.get(record.externalId) ?? []
            if (to === 'contacts') return { ...record, contacts: ids }
            return ids[0] === undefined ? record : { ...record, company: ids[0] }
          })
        }
        return records
      }

      /** After the page: the next of the same list, the deleted ones, the next kind, or the end. */
      function nextOf(cursor: HubSpotCursor, { body }: Page, records: readonly PulledRecord[]): HubSpotCursor | null {
        const { kind, from, since, archived = false } = cursor
        const after = afterIn(body)
        const same = { kind, from, ...(since !== undefined && { since }) }
        if (after !== undefined && since !== undefined && !archived && Number(after) > MAX_SEARCHED) {
          const last = Date.parse(records.at(-1)?.updatedAt ?? '')
          return { ...same, since: last > since ? last : since + 1 }
        }
        if (after !== undefined) return { ...same, after, ...(archived && { archived }) }
        if (!archived) return { ...same, archived: true }
        return kind + 1 < kinds.length ? { ...same, kind: kind + 1 } : null
      }

      async function pullPage(cursor: HubSpotCursor, signal: AbortSignal): Promise<Pulled> {
        const kind = kinds[cursor.kind]
        if (kind === undefined) return { kind: 'page', records: [], cursor: null, done: true }
        if (kind === 'deal' && stages === undefined) {
          const read = await readStages(signal)
          if ('kind' in read) return read
          stages = read
        }
        const isSearch = cursor.since !== undefined && cursor.archived !== true
        const asked = await (isSearch ? search : list)(kind, cursor, signal)
        if (asked.kind !== 'answer') return asked
        const found = resultsOf(asked.body).flatMap((one) => readHubSpotRecord(kind, one, stages ?? new Map()) ?? [])
        const records = isSearch ? await associate(kind, found, signal) : found
        if ('kind' in records) return records
        const from = cursor.from === '' ? beginOf(asked.headers) : cursor.from
        const next = nextOf({ ...cursor, from }, asked, records)
        if (next !== null) return { kind: 'page', records, cursor: writeCursor(next), done: false }
        const later = writeCursor({ kind: 0, from: '', since: Date.parse(from) })
        return { kind: 'page', records, cursor: later, done: true, complete: cursor.since === undefined }
      }

      /** By the earlier of both clocks, so that no change falls between two runs. */
      function beginOf(answered: Headers): string {
        const theirs = Date.parse(answered.get('date') ?? '')
        const now = clock.now().getTime()
        return new Date((Number.isNaN(theirs) ? now : Math.min(theirs, now)) - OVERLAP_MS).toISOString()
      }

      return {
        pull: (text, signal) => pullPage((text === null ? null : readCursor(text)) ?? { kind: 0, from: '' }, signal),
        async count(kind, signal) {
          const asked = await ask(`/crm/v3/objects/${HUBSPOT_OBJECTS[kind].path}/search`, signal, { limit: 1 })
          const total = asked.kind === 'answer' ? property(asked.body, 'total') : null
          return typeof total === 'number' ? total : null
        },
      }
    },
  }
}
