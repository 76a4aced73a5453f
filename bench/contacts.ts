/**
 * Lists, filters and search with 100,000 contacts, beside their floor: one find of a page by an index, by the driver alone, in the
 * same run. With `--large` there are 1,000,000.
 */
import { startEmbeddedDatabase } from '@clientsphere/embedded-mongo'
import { Types } from 'mongoose'

import { connectDatabase } from '../src/database/connect.ts'
import { MIGRATIONS } from '../src/database/migrations/list.ts'
import { runMigrations } from '../src/database/migrations/runner.ts'
import { silentLogger } from '../src/logger.ts'
import { objectId, type ViewId } from '../src/models/ids.ts'
import type { Condition, ViewOrder } from '../src/models/view.ts'
import { createChance } from '../scripts/seed/random.ts'
import { manyNames, withTypo } from '../test/support/many-people.ts'
import { createBenchCore } from './harness/bench-core.ts'
import type { BenchContext, BenchReport, Timing } from './harness/report.ts'
import { percentile, timeCalls } from './harness/time-calls.ts'
import { withStops } from './harness/with-stops.ts'
import { fillWorkspace } from './search/fill-workspace.ts'

const SIZES = { contacts: 100_000, rounds: 100 }
const LARGE = { contacts: 1_000_000, rounds: 100 }
const QUICK = { contacts: 2_000, rounds: 10 }
const PAGE = 8
/** As many as are made up without one coming twice. */
const DIFFERENT_NAMES = 10_000
/** Milliseconds above the floor's p95. */
const MAX_ABOVE_MS = 15
const DAY_MS = 24 * 60 * 60 * 1000

/** One contact in so many has it. */
const EVERY = { vip: 10, rare: 5_000, company: 500 } as const

export async function measure({ log, quick, large }: BenchContext): Promise<BenchReport> {
  const { contacts, rounds } = quick ? QUICK : large ? LARGE : SIZES
  return withStops(async (later) => {
    const started = await startEmbeddedDatabase({ ephemeral: true, onProgress: log })
    later(started.stop)
    const { connection, close } = await connectDatabase({ uri: started.uri, log: silentLogger })
    later(close)
    await runMigrations({ connection, migrations: MIGRATIONS, log: silentLogger })
    const { models, services } = createBenchCore(connection)
    const names = manyNames(Math.min(contacts, DIFFERENT_NAMES), createChance(1))
    const companyId = new Types.ObjectId()
    const actor = await fillWorkspace(
      { models, services },
      // From the second round on, everybody has a namesake.
      {
        length: contacts,
        at(index) {
          const round = Math.floor(index / names.length)
          return `${names[index % names.length]?.name ?? ''}${round === 0 ? '' : ` ${round}`}`
        },
      },
      (index, now) => ({
        tags: [...(index % EVERY.vip === 0 ? ['vip'] : []), ...(index % EVERY.rare === 0 ? ['rare'] : [])],
        ...(index % EVERY.company === 0 && { companyId }),
        ...(index % 2 === 0 && { jobTitle: `Title ${index % 100}` }),
        updatedAt: new Date(now.getTime() - index * 1_000),
        createdAt: new Date(now.getTime() - index * 60_000),
        touchedAt: new Date(now.getTime() - (index % 200) * DAY_MS),
      }),
    )
    await models.companies.collection.insertOne({
      _id: companyId,
      workspaceId: objectId(actor.workspaceId),
      name: 'Acme',
      sortName: 'acme',
      liveName: 'acme',
      normalizedName: 'acme',
      deletedAt: null,
    })
    log(`${contacts} contacts`)

    const viewOf = async (conditions: readonly Condition[], order: ViewOrder): Promise<ViewId> => {
      let id = await services.views.begin(actor, 'contact', { order })
      for (const condition of conditions) id = await services.views.addCondition(actor, id, condition)
      return id
    }
    const chance = createChance(2)
    const one = () => chance.of(names)
    const is = (by: string, value: string): Condition => ({ by, test: 'is', value })
    const page = (id: ViewId) => () => services.views.list(actor, id, { limit: PAGE })
    const open = (id: ViewId) => () => services.views.open(actor, id, { limit: PAGE })
    const deep = await viewOf([], 'name')
    const middle = await models.contacts
      .findOne({ workspaceId: objectId(actor.workspaceId), deletedAt: null, sortName: { $gte: 'м' } })
      .sort({ sortName: 1 })
      .orFail()
    const anchor = { direction: 'after', id: middle._id.toHexString() as ViewId } as const

    const cases: Readonly<Record<string, () => Promise<unknown>>> = {
      'search, a whole name': () => services.contacts.find(actor, one().name, PAGE),
      'search, a name with a typo': () => services.contacts.find(actor, withTypo(one().name, chance), PAGE),
      'search, the last four digits': () => services.contacts.find(actor, String(1_000 + chance.below(9_000)), PAGE),
      'list, latest first': () => services.contacts.list(actor, { order: 'recent', limit: PAGE }),
      'list by name, a page in the middle': () => services.views.list(actor, deep, { limit: PAGE, page: anchor }),
      'filter, a tag of one in ten': page(await viewOf([is('tags', 'vip')], 'recent')),
      'filter, a tag of one in 5,000': page(await viewOf([is('tags', 'rare')], 'recent')),
      'filter, a company of one in 500': page(await viewOf([is('company', companyId.toHexString())], 'name')),
      'filter, own contacts by name': page(await viewOf([is('owner', 'me')], 'name')),
      'filter, untouched for 90 days': page(await viewOf([{ by: 'touched', test: 'before', value: '90' }], 'quiet')),
      'filter, a word in a field': page(await viewOf([{ by: 'jobTitle', test: 'has', value: 'title 42' }], 'recent')),
      'filter with its count, a tag of one in ten': open(await viewOf([is('tags', 'vip')], 'recent')),
      'filter with its count, own contacts': open(await viewOf([is('owner', 'me')], 'name')),
    }
    const floor = () =>
      models.contacts.collection
        .find({ workspaceId: objectId(actor.workspaceId), deletedAt: null, updatedAt: { $gte: new Date(0) } })
        .sort({ updatedAt: -1, _id: -1 })
        .limit(PAGE)
        .project({ displayName: 1 })
        .toArray()
    const measurements: Timing[] = []
    for (const [name, value] of Object.entries(cases)) {
      const times = await timeCalls({ value, floor }, rounds)
      const above = percentile(times.ms, 0.95) - percentile(times.floorMs ?? [], 0.95)
      const aim = { text: `p95 at most ${MAX_ABOVE_MS} ms above`, met: above <= MAX_ABOVE_MS }
      measurements.push({ kind: 'timing', name, compare: 'difference', aim, ...times })
      log(`${name}: ${above.toFixed(1)} ms above the floor at p95`)
    }
    return { engine: started.engine, measurements }
  })
}
