/** What each source brought: deals that were added, and deals that were won. Pure. */
import type { DealId } from '../../../models/ids.ts'
import type { DealHistory } from '../history/deal-history.ts'
import { closedWithin, seenBefore } from '../history/scope.ts'
import { type Figuring, rateOf, worthOf } from '../figuring.ts'
import type { Ranking } from '../ranking.ts'
import type { SourcesFigures } from '../report.ts'
import { createTally } from '../valuer.ts'

type Source = SourcesFigures['sources'][number]
/** @property recordSource set if nobody named a source: the screen has words for it */
type NamedSource = Pick<Source, 'name' | 'recordSource'>

/** What one deal adds; null if it was not added, or not closed, in the period. */
type Part = {
  readonly added: number | null
  readonly closed: { readonly status: 'won' | 'lost'; readonly worth: number } | null
}

type LeadPart = Part & { readonly id: DealId }

const UNNAMED_LEAD: NamedSource = { name: 'lead', recordSource: 'lead' }

export type SourcesReckoning = {
  readonly add: (history: DealHistory) => void
  /** Those that came as leads and name no source themselves. */
  readonly leads: () => readonly DealId[]
  /** @param leadSources the names of the lead sources that they came from */
  readonly figures: (leadSources: ReadonlyMap<DealId, string>) => SourcesFigures
}

function byWorth(one: Source, other: Source): number {
  return (
    other.won.minor - one.won.minor ||
    other.added.minor - one.added.minor ||
    other.added.count - one.added.count ||
    one.name.localeCompare(other.name)
  )
}

function createRows() {
  const blank = (source: NamedSource) => ({ source, added: createTally(), won: createTally(), lost: createTally() })
  const rows = new Map<string, ReturnType<typeof blank>>()
  return {
    add(source: NamedSource, { added, closed }: Part): void {
      const key = `${source.recordSource === undefined ? 'named' : 'unnamed'} ${source.name}`
      const row = rows.get(key) ?? blank(source)
      rows.set(key, row)
      if (added !== null) row.added.add(added)
      if (closed !== null) row[closed.status].add(closed.worth)
    },
    sources: (): readonly Source[] =>
      [...rows.values()]
        .map(({ source, added, won, lost }) => ({
          ...source,
          added: added.total(),
          won: won.total(),
          winRate: rateOf(won.total().count, lost.total().count),
        }))
        .toSorted(byWorth),
  }
}

export function createSources(figuring: Figuring, ranking: Ranking): SourcesReckoning {
  const { span } = figuring
  const rows = createRows()
  const leads: LeadPart[] = []

  function partOf(history: DealHistory): Part {
    const began = history.enteredAt[0]
    const isNew = began !== undefined && began >= span.from.getTime() && began < span.until.getTime()
    const added = isNew ? seenBefore(figuring, history, span.until) : null
    const closed = closedWithin(figuring, history, span)
    return {
      added: added && worthOf(figuring, history, added),
      closed: closed && { status: closed.status, worth: worthOf(figuring, history, closed) },
    }
  }

  return {
    add(history) {
      const part = partOf(history)
      if (part.added === null && part.closed === null) return
      const { id, origin, source } = history
      if (origin !== null) rows.add({ name: origin }, part)
      else if (source === 'lead') leads.push({ id, ...part })
      else rows.add({ name: source, recordSource: source }, part)
      if (figuring.canOpen(history)) ranking.add(id, part.closed?.worth ?? part.added ?? 0)
    },
    leads: () => leads.map(({ id }) => id),
    figures(leadSources) {
      for (const part of leads) {
        const name = leadSources.get(part.id)
        rows.add(name === undefined ? UNNAMED_LEAD : { name }, part)
      }
      return { report: 'sources', sources: rows.sources() }
    },
  }
}
