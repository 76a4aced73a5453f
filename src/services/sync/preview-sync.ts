/** Reads the first page of a sync, so that an admin sees how it is understood before anything is written. */
import { AppError } from '../../errors.ts'
import { decimalOf } from '../../language/minor-units.ts'
import type { SyncId } from '../../models/ids.ts'
import type { SyncKind, SyncMapping, SyncProblem } from '../../models/sync.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import { fieldsOf } from '../fields/define-fields.ts'
import { readRegionalSettings } from '../workspaces/read-regional-settings.ts'
import { readPulled } from './read-pulled.ts'
import type { PulledRecord, SyncValue } from './sync-adapter.ts'
import type { SyncServiceDeps } from './sync-deps.ts'
import { openSource, readSync } from './sync-store.ts'

/** One of their records as we would read it, in plain words. */
export type SampleValue = { readonly field: string; readonly text: string }

export type KindPreview = {
  readonly kind: SyncKind
  /** How many they have; null if they do not say, and then there are at least those of the first page. */
  readonly total: number | null
  readonly onFirstPage: number
  readonly samples: readonly (readonly SampleValue[])[]
  /** Their fields with an example of each, for choosing others. */
  readonly theirFields: readonly { readonly name: string; readonly example: string }[]
}

export type SyncPreview =
  | { readonly kind: 'read'; readonly kinds: readonly KindPreview[]; readonly mapping: SyncMapping }
  | { readonly kind: 'failed'; readonly problem: SyncProblem }

export type PreviewSync = (actor: Actor, id: SyncId) => Promise<SyncPreview>

const MAX_SAMPLES = 2
const TIMEOUT_MS = 20_000

function plain(value: SyncValue): string {
  if (typeof value === 'string') return value
  return 'decimal' in value ? `${value.decimal} ${value.currency ?? ''}`.trim() : value.join(', ')
}

/** Inputs of fields are plain JSON: items of lists say what they are in `value`. */
function inputText(input: unknown): string {
  if (typeof input === 'string' || typeof input === 'number') return String(input)
  if (Array.isArray(input)) return input.map(inputText).join(', ')
  const { value, minor, currency } = Object(input) as { value?: string; minor?: number; currency?: string }
  if (minor === undefined || currency === undefined) return value ?? ''
  return `${decimalOf({ minor, currency })} ${currency}`
}

export function createPreviewSync(deps: SyncServiceDeps): PreviewSync {
  const { models, tablesOf, clock, sync: ports } = deps

  function theirFields(records: readonly PulledRecord[]): KindPreview['theirFields'] {
    const examples = new Map<string, string>()
    for (const record of records) {
      for (const [name, value] of Object.entries(record.fields)) {
        if (!examples.get(name)) examples.set(name, plain(value))
      }
    }
    return [...examples].map(([name, example]) => ({ name, example }))
  }

  return async (actor, id) => {
    authorize(actor, 'sync.manage')
    const [sync, regional] = await Promise.all([
      readSync(models, actor, id),
      readRegionalSettings(models, actor.workspaceId),
    ])
    if (regional === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
    const settings = { ...regional, now: clock.now() }
    const fields = tablesOf(regional)
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const pages: { kind: SyncKind; records: readonly PulledRecord[]; total: number | null }[] = []
    try {
      for (const kind of sync.kinds) {
        const source = openSource(deps, sync, [kind])
        const [pulled, total] = await Promise.all([source.pull(null, signal), source.count(kind, signal)])
        await source.close?.()
        if (pulled.kind === 'later') return { kind: 'failed', problem: 'unreachable' }
        if (pulled.kind === 'refused') return { kind: 'failed', problem: pulled.problem }
        pages.push({ kind, records: pulled.records.filter((record) => record.kind === kind), total })
      }
    } catch (error) {
      if (!signal.aborted) throw error
      return { kind: 'failed', problem: 'unreachable' }
    }
    const isNew = Object.keys(sync.mapping).length === 0
    const adapter = ports.adapters[sync.adapter]
    const mapping = isNew ? adapter.suggest(pages.flatMap(({ records }) => records)) : sync.mapping
    const kinds = pages.map(({ kind, records, total }): KindPreview => {
      const live = records.filter(({ deleted }) => deleted !== true)
      const samples = live.slice(0, MAX_SAMPLES).map((record) => {
        const { inputs } = readPulled(fields[kind], mapping[kind] ?? {}, record, settings)
        return fieldsOf(fields[kind]).flatMap(({ name }) => {
          const text = inputText(inputs[name])
          return text === '' ? [] : [{ field: name, text }]
        })
      })
      return { kind, total, onFirstPage: live.length, samples, theirFields: theirFields(live) }
    })
    return { kind: 'read', kinds, mapping }
  }
}
