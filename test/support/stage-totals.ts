/** The totals of a workspace's stages as they are kept, and as a full count of its deals says. */
import { objectId, type WorkspaceId } from '../../src/models/ids.ts'
import type { Models } from '../../src/models/models.ts'

type Sums = Readonly<Record<string, { readonly count: number; readonly minor: string }>>

type Part = {
  readonly stageId: { toHexString(): string }
  readonly pipelineId: { toHexString(): string }
  readonly ownerId?: { toHexString(): string }
  readonly currency: string | undefined
  readonly count: number
  readonly minor: bigint
}

function sumsOf(parts: readonly Part[]): Sums {
  const sums = new Map<string, { count: number; minor: bigint }>()
  for (const { pipelineId, stageId, ownerId, currency = '-', count, minor } of parts) {
    const key = [pipelineId.toHexString(), stageId.toHexString(), ownerId?.toHexString() ?? '-', currency].join(' ')
    const known = sums.get(key) ?? { count: 0, minor: 0n }
    sums.set(key, { count: known.count + count, minor: known.minor + minor })
  }
  const left = [...sums].filter(([, { count, minor }]) => count !== 0 || minor !== 0n)
  return Object.fromEntries(
    left.map(([key, { count, minor }]): [string, Sums[string]] => [key, { count, minor: minor.toString() }]),
  )
}

export async function keptTotals(models: Models, workspaceId: WorkspaceId): Promise<Sums> {
  const kept = await models.stageTotals.find({ workspaceId: objectId(workspaceId) }).lean()
  return sumsOf(kept.map(({ minor, currency, ...one }) => ({ ...one, currency, minor: BigInt(minor.toString()) })))
}

export async function countedTotals(models: Models, workspaceId: WorkspaceId): Promise<Sums> {
  const deals = await models.deals.find({ workspaceId: objectId(workspaceId), deletedAt: null }).lean()
  return sumsOf(
    deals.map(({ amount, ...deal }) => ({
      ...deal,
      currency: amount?.currency,
      count: 1,
      minor: BigInt(amount?.minor ?? 0),
    })),
  )
}
