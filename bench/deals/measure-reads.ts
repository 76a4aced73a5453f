/** Times how the services read many deals. */
import type { DealId, StageId } from '../../src/models/ids.ts'
import { asId } from '../../test/support/as-id.ts'
import type { Db } from 'mongodb'

import { connectDatabase } from '../../src/database/connect.ts'
import { silentLogger } from '../../src/logger.ts'
import type { Actor } from '../../src/services/core/actor.ts'
import type { DealSizes } from '../deals.ts'
import { type ReadCommand, recordCommands, replayRead } from '../harness/replay.ts'
import type { Aim, Figure, Timing } from '../harness/report.ts'
import type { Services } from '../../src/services/services.ts'
import { createBenchCore } from '../harness/bench-core.ts'
import { percentile, timeCalls } from '../harness/time-calls.ts'
import { prepareDeals } from './prepare-deals.ts'

const PAGE = 8

type Opened = { readonly db: Db; readonly services: Services; readonly close: () => Promise<void> }

/** @param readsApart whether each read is to be seen by itself */
async function open(uri: string, readsApart = false) {
  const { connection, close } = await connectDatabase({ uri, log: silentLogger, readsApart })
  const { db } = connection
  if (db === undefined) throw new Error('The connection has no database')
  const { models, services } = createBenchCore(connection)
  return { connection, db, models, services, close }
}

type Case = {
  readonly name: string
  /** The collection whose reads carry it; all of its reads if left out. */
  readonly on?: 'deals' | 'stageTotals'
  readonly call: (services: Services) => Promise<unknown>
  readonly aim?: string
}

async function casesOf(services: Services, actor: Actor): Promise<readonly Case[]> {
  const { deals } = services
  const { stages } = await deals.board(actor)
  const first = asId<StageId>(stages[0]?.stage.id)
  const won = asId<StageId>(stages.find(({ stage }) => stage.kind === 'won')?.stage.id)
  // Somewhere deep in the list, reached by paging there once.
  let page = await deals.listStage(actor, { stageId: first, limit: 100 })
  for (let turn = 0; turn < 10 && page.hasAfter; turn += 1) {
    const dealId = asId<DealId>(page.deals.at(-1)?.id)
    page = await deals.listStage(actor, { stageId: first, limit: 100, page: { direction: 'after', dealId } })
  }
  const deep = asId<DealId>(page.deals.at(-1)?.id)
  const [some] = page.deals
  const id = asId<DealId>(some?.id)
  const contactId = (await deals.get(actor, id)).contact[0]?.id
  const aim = 'at most × 3'
  const filtered = async (by: string, test: 'is' | 'empty' | 'past', value: string | null) => {
    const view = await services.views.begin(actor, 'deal')
    return services.views.addCondition(actor, view, { by, test, value })
  }
  const [tagged, ofMember, rotting] = [
    await filtered('tags', 'is', 'vip'),
    await filtered('owner', 'is', 'me'),
    await filtered('rotting', 'past', null),
  ]
  const [board, on] = ['p50 below 30 ms', 'stageTotals'] as const
  const at = (stageId: StageId, dealId: DealId) => ({
    stageId,
    limit: PAGE,
    page: { direction: 'after' as const, dealId },
  })
  return [
    { name: 'board', aim: board, on, call: (it) => it.deals.board(actor, { into: 'UAH' }) },
    { name: 'board, mine', aim: board, on, call: (it) => it.deals.board(actor, { mine: true, into: 'UAH' }) },
    { name: 'board of a member', aim: board, on, call: (it) => it.deals.board(actor, { view: ofMember }) },
    { name: 'board, by tag', aim, call: (it) => it.deals.board(actor, { view: tagged }) },
    { name: 'board, rotting', aim, call: (it) => it.deals.board(actor, { view: rotting }) },
    { name: 'stage, first page', aim, call: (it) => it.deals.listStage(actor, { stageId: first, limit: PAGE }) },
    { name: 'stage, page deep within', aim, call: (it) => it.deals.listStage(actor, at(first, deep)) },
    { name: 'won, first page', aim, call: (it) => it.deals.listStage(actor, { stageId: won, limit: PAGE }) },
    { name: 'deal card', call: (it) => it.deals.get(actor, id) },
    { name: 'deals of a contact', call: (it) => it.deals.ofContact(actor, asId(contactId), 5) },
    { name: 'timeline of a deal', call: (it) => it.timeline.list(actor, { kind: 'deal', id: id }, { limit: 8 }) },
  ]
}

/** The commands that a read consists of: those on what it reads in bulk, else all of them. */
function floorOf(commands: readonly ReadCommand[], { aim, on = 'deals' }: Case): readonly ReadCommand[] {
  return aim === undefined ? commands : commands.filter(({ collection }) => collection === on)
}

const AIM_MS = 30

/** The aim of the board is a time, whatever the number of deals. */
function aimOf({ aim, on }: Case, ms: readonly number[]): Aim | undefined {
  return aim === undefined || on === undefined ? aim : { text: aim, met: percentile(ms, 0.5) < AIM_MS }
}

export async function measureReads(
  uri: string,
  sizes: DealSizes,
  log: (line: string) => void,
): Promise<readonly (Timing | Figure)[]> {
  const { actor, perSecond } = await prepareDeals(uri, sizes, log)
  const watched = await open(`${uri}&monitorCommands=true`, true)
  const plain: Opened = await open(uri)
  try {
    const timings: Timing[] = []
    for (const one of await casesOf(plain.services, actor)) {
      const { name, call } = one
      await call(watched.services)
      const commands = await recordCommands(watched.connection.getClient(), () => call(watched.services))
      const carrying = floorOf(commands, one)
      const times = await timeCalls(
        {
          value: () => call(plain.services),
          // In sequence if the product asks in sequence; a read of one command is that command.
          floor: async () => {
            for (const command of carrying) await replayRead(plain.db, command)
          },
        },
        sizes.rounds,
      )
      const said = `${name} (${carrying.length} of ${commands.length} reads)`
      const aim = aimOf(one, times.ms)
      timings.push({ kind: 'timing', name: said, compare: 'ratio', ...(aim !== undefined && { aim }), ...times })
      log(said)
    }
    return [...timings, { kind: 'figure', name: 'records written by the seed', value: perSecond, unit: '/s' }]
  } finally {
    await watched.close()
    await plain.close()
  }
}
