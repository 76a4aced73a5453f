/** Which deals whoever reads a report may open. */
import { type DealId, idOf, objectId } from '../../../models/ids.ts'
import { visibleTo } from '../../core/permissions.ts'
import { chunksOf, type ReportReading } from './report-reading.ts'

/** Those that are still there and that the actor sees. */
export async function readOpenable(
  { models, actor }: Pick<ReportReading, 'models' | 'actor'>,
  ids: readonly DealId[],
): Promise<ReadonlySet<DealId>> {
  const openable = new Set<DealId>()
  for (const chunk of chunksOf(ids)) {
    const seen = { ...visibleTo(actor), _id: { $in: chunk.map(objectId) }, deletedAt: null }
    for (const { _id } of await models.deals.find(seen, { _id: 1 }, { batchSize: chunk.length }).lean())
      openable.add(idOf(_id))
  }
  return openable
}
