/** Reads which sources brought deals and money. */
import type { EventRecord } from '../../../models/event.ts'
import { type DealId, idOf, objectId } from '../../../models/ids.ts'
import { createSources } from '../figures/sources-figures.ts'
import { eachHistory } from '../history/read-histories.ts'
import { chunksOf, collect, type ReadFigures, type ReportReading } from './report-reading.ts'

type Received = Pick<EventRecord, 'target' | 'related' | 'changes' | 'at'>

/** Today's names of all sources of leads, those that were deleted included. */
async function readSourceNames({ models, actor }: ReportReading): Promise<ReadonlyMap<string, string>> {
  const sources = await models.leadSources.find({ workspaceId: objectId(actor.workspaceId) }, { name: 1 }).lean()
  return new Map(sources.map(({ _id, name }) => [_id.toHexString(), name]))
}

function saidName({ changes }: Received): string | null {
  const said = changes.find(({ path }) => path === 'source')?.to
  return typeof said === 'string' ? said : null
}

/** The lead source that first brought each of the deals, by its name. */
async function readLeadSources(reading: ReportReading, ids: readonly DealId[]): Promise<ReadonlyMap<DealId, string>> {
  if (ids.length === 0) return new Map()
  const { models, actor, figuring } = reading
  const names = await readSourceNames(reading)
  const first = new Map<DealId, { readonly at: Date; readonly name: string }>()
  for (const chunk of chunksOf(ids)) {
    const wanted = {
      workspaceId: objectId(actor.workspaceId),
      'target.kind': 'deal' as const,
      'target.id': { $in: chunk.map(objectId) },
      type: 'lead.received' as const,
    }
    const needed = { 'target.id': 1, related: 1, changes: 1, at: 1 }
    const received = await collect(models.events.find(wanted, needed).lean<Received>(), figuring.yielding)
    for (const event of received) {
      const source = event.related.find(({ kind }) => kind === 'lead-source')
      const name = names.get(source?.id.toHexString() ?? '') ?? saidName(event)
      const id = idOf<DealId>(event.target.id)
      const known = first.get(id)
      if (name !== null && (known === undefined || event.at < known.at)) first.set(id, { at: event.at, name })
    }
  }
  return new Map([...first].map(([id, { name }]) => [id, name]))
}

export const readSources: ReadFigures = async (reading) => {
  const { models, actor, figuring, ranking } = reading
  const { scope, span, yielding } = figuring
  const sources = createSources(figuring, ranking)
  const details = ['origin', 'source'] as const
  const range = { since: span.from, withOpen: false, factsSince: span.until, details }
  await eachHistory({ models, workspaceId: actor.workspaceId, scope, yielding }, range, sources.add)
  return sources.figures(await readLeadSources(reading, sources.leads()))
}
