/** Deals as rows of a list, with their customers. */
import type { Clock } from '../../clock.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import { readPipelines } from '../pipelines/read-pipelines.ts'
import { endOfDay } from '../workspaces/member-time.ts'
import { customersOf, type DealSummary, type ListedDeal, toSummaries } from './deal-view.ts'

export async function summarizeDeals(
  { models, clock }: { readonly models: Models; readonly clock: Clock },
  actor: Actor,
  deals: readonly ListedDeal[],
): Promise<readonly DealSummary[]> {
  if (deals.length === 0) return []
  const [{ rottingDaysOf }, customers] = await Promise.all([
    readPipelines(models, actor),
    customersOf(models, actor, deals),
  ])
  const now = clock.now()
  return toSummaries(deals, { times: { now, endOfToday: endOfDay(now, actor.timeZone) }, rottingDaysOf }, customers)
}
