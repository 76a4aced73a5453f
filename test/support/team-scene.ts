/** A team in which Priya owns one of everything, and Omar and others could take it over. */
import type { Database } from '../../src/database/connect.ts'
import { idOf, type MemberId, objectId } from '../../src/models/ids.ts'
import type { JobKind } from '../../src/services/core/define-job.ts'
import { newsScene } from './news-scene.ts'
import type { Person } from './telegram-person.ts'
import type { TestWorkspaceOptions } from './workspace.ts'

export async function teamScene(database: Database, options: TestWorkspaceOptions = {}) {
  const scene = await newsScene(database, options)
  const { bot, owner, join, actor, workspaceId, work } = scene
  const [priya, omar] = [await join('rep', 'Priya'), await join('rep', 'Omar')]
  const idOfPerson = async (person: Person): Promise<MemberId> => (await actor(person)).memberId
  const ids = { owner: await idOfPerson(owner), priya: await idOfPerson(priya), omar: await idOfPerson(omar) }
  const { services, models } = bot
  const contact = (await services.contacts.add(await actor(priya), { name: 'Anna Berg' })).id
  const deal = (await services.deals.add(await actor(priya), { title: 'Website', contact })).id
  const due = { at: '2026-11-24T11:00:00.000Z' }
  const task = (await services.tasks.add(await actor(priya), { title: 'Call Anna', due, dealId: deal })).id
  const routing = { routing: 'round-robin', memberIds: [ids.priya, ids.omar] } as const
  const input = { name: 'Form', provider: 'standard', ...routing } as const
  const source = (await services.leadSources.create(await actor(owner), input, { chatId: 1, messageId: 1 })).id
  const worked = new Set<string>()

  return {
    ...scene,
    priya,
    omar,
    ids,
    records: { contact, deal, task, source },
    /** Who owns what now, by id; null for the team. */
    async owners() {
      const filter = { workspaceId: objectId(workspaceId) }
      const [theDeal, theContact, theTask, theSource] = await Promise.all([
        models.deals.findOne({ ...filter, _id: objectId(deal) }).orFail(),
        models.contacts.findOne({ ...filter, _id: objectId(contact) }).orFail(),
        models.tasks.findOne({ ...filter, _id: objectId(task) }).orFail(),
        models.leadSources.findOne({ ...filter, _id: objectId(source) }).orFail(),
      ])
      return {
        deal: theDeal.ownerId?.toHexString() ?? null,
        contact: theContact.ownerId?.toHexString() ?? null,
        task: theTask.assigneeId?.toHexString() ?? null,
        source: [theSource.routing, ...theSource.memberIds.map((id) => idOf<MemberId>(id))],
      }
    },
    /** Runs the promised jobs of a kind that have not been run here yet. */
    async workPromised(kind: JobKind) {
      for (const payload of await bot.promised(workspaceId, kind)) {
        const key = `${kind} ${JSON.stringify(payload)}`
        if (worked.has(key)) continue
        worked.add(key)
        await work(kind, payload)
      }
    },
    /** From the team to the question who takes over. */
    async startRemoval(by: Person, name: string) {
      await bot.handle(by.text('/team'))
      await bot.handle(by.tap(name))
      await bot.handle(by.tap('🚪 Remove from the team'))
    },
  }
}
