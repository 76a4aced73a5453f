/**
 * Times a move beside its floor: one transaction of the driver that reads and writes as much; how many moves at once the database
 * takes; and what the board would take if it counted all deals instead of reading their totals.
 */
import { type Db, type Document, ObjectId } from 'mongodb'

import { connectDatabase } from '../../src/database/connect.ts'
import { silentLogger } from '../../src/logger.ts'
import { type DealId, idOf, objectId, type StageId } from '../../src/models/ids.ts'
import type { Actor } from '../../src/services/core/actor.ts'
import type { Services } from '../../src/services/services.ts'
import type { DealSizes } from '../deals.ts'
import { createBenchCore } from '../harness/bench-core.ts'
import type { Figure, Timing } from '../harness/report.ts'
import { timeCalls } from '../harness/time-calls.ts'
import { benchActor } from './prepare-deals.ts'

/** As many transactions as one process runs at once. */
const AT_ONCE = 16

type Moving = { readonly id: DealId; stageId: StageId }

let commands = 0

async function moveOn(services: Services, actor: Actor, deal: Moving): Promise<void> {
  const wish = { to: commands % 2 === 0 ? 'next' : 'previous' } as const
  const one = { ...actor, commandId: `bench-move-${(commands += 1)}` }
  const moved = await services.deals.move(one, deal.id, { wish, from: deal.stageId })
  deal.stageId = moved.to.id
}

/** Reads the deal and its pipeline, writes the deal, its event and its command, and commits. */
async function bareMove(db: Db, session: ReturnType<Db['client']['startSession']>, deal: Document): Promise<void> {
  await session.withTransaction(async () => {
    const options = { session }
    await db.collection('deals').findOne({ workspaceId: deal['workspaceId'], _id: deal['_id'] }, options)
    await db.collection('pipelines').findOne({ workspaceId: deal['workspaceId'], _id: deal['pipelineId'] }, options)
    const filter = { workspaceId: deal['workspaceId'], _id: deal['_id'] }
    await db.collection('deals').updateOne(filter, { $set: { stageEnteredAt: new Date() } }, options)
    await db.collection('events').insertOne({ workspaceId: deal['workspaceId'], at: new Date() }, options)
    await db.collection<{ _id: string }>('commands').insertOne({ _id: `bare-${new ObjectId().toHexString()}` }, options)
  })
}

export async function measureMoves(
  uri: string,
  sizes: DealSizes,
  log: (line: string) => void,
): Promise<readonly (Timing | Figure)[]> {
  const { connection, close } = await connectDatabase({ uri, log: silentLogger })
  const { models, services } = createBenchCore(connection)
  const { db } = connection
  if (db === undefined) throw new Error('The connection has no database')
  try {
    const actor = await benchActor(models)
    const workspaceId = objectId(actor.workspaceId)
    // With an amount, so that every stage takes them.
    const open = { workspaceId, deletedAt: null, status: 'open' as const, 'amount.minor': { $gt: 0 } }
    const { stages } = await services.pipelines.get(actor)
    const first = objectId(stages[0]?.id ?? idOf<StageId>(new ObjectId()))
    const found = await models.deals
      .find({ ...open, stageId: first })
      .limit(AT_ONCE * 10 + 1)
      .lean()
    const [sole, ...others] = found.map(({ _id, stageId }): Moving => ({ id: idOf(_id), stageId: idOf(stageId) }))
    const [bare] = found
    if (sole === undefined || bare === undefined) throw new Error('There is no open deal to move')

    const session = db.client.startSession()
    const move = await timeCalls(
      { value: () => moveOn(services, actor, sole), floor: () => bareMove(db, session, bare) },
      sizes.rounds,
    )
    await session.endSession()
    log('a move')

    const began = performance.now()
    await Promise.all(
      others.map(({ id, stageId }) => {
        const one = { ...actor, commandId: `bench-at-once-${id}` }
        return services.deals.move(one, id, { wish: { to: 'next' }, from: stageId })
      }),
    )
    const perSecond = (others.length * 1_000) / (performance.now() - began)
    log('moves at once')

    const pipelineId = bare.pipelineId
    const group = { _id: { stageId: '$stageId', currency: '$amount.currency' }, minor: { $sum: '$amount.minor' } }
    const counted = await timeCalls(
      {
        value: () => services.deals.board(actor),
        floor: () =>
          models.deals.aggregate([
            { $match: { workspaceId, deletedAt: null, pipelineId } },
            { $group: { ...group, count: { $sum: 1 } } },
          ]),
      },
      Math.ceil(sizes.rounds / 4),
    )
    log('the board beside a full count')
    const totals = await models.stageTotals.countDocuments({ workspaceId })
    return [
      { kind: 'timing', name: 'a move', compare: 'ratio', aim: 'at most × 2', ...move },
      {
        kind: 'figure',
        name: `moves of one stage, ${AT_ONCE} at once`,
        value: perSecond,
        unit: '/s',
        samples: others.length,
      },
      { kind: 'timing', name: 'board', against: 'counting all deals', compare: 'ratio', ...counted },
      { kind: 'figure', name: 'totals that the board adds up, after those moves', value: totals, unit: '' },
    ]
  } finally {
    await close()
  }
}
