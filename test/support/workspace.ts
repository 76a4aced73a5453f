/** A workspace of its own for a test: with an owner, and people of any role who joined by invite. */
import { actorOf } from '../../src/bot/middleware/actor-of.ts'
import { createTranslator } from '../../src/bot/text/i18n.ts'
import type { Locale } from '../../src/locale.ts'
import type { ContactId, DealId, WorkspaceId } from '../../src/models/ids.ts'
import type { Role } from '../../src/models/member.ts'
import type { Actor } from '../../src/services/core/actor.ts'
import type { TypedContact } from '../../src/services/contacts/add-contact.ts'
import type { NewDeal } from '../../src/services/deals/add-deal.ts'
import type { Wish } from '../../src/services/deals/plan-transition.ts'
import { freshNumber } from './fresh-number.ts'
import { createPerson, type Person } from './telegram-person.ts'
import type { TestBot } from './test-bot.ts'

export type TestWorkspace = {
  readonly workspaceId: WorkspaceId
  readonly owner: Person
  /** Adds a new member. */
  readonly join: (role: Exclude<Role, 'owner'>, firstName?: string) => Promise<Person>
  /** The person as an actor, each time with a new command. */
  readonly actor: (person: Person) => Promise<Actor>
  readonly addContact: (contact: TypedContact) => Promise<ContactId>
  readonly addDeal: (deal: NewDeal) => Promise<DealId>
  /** Moves a deal from any stage. */
  readonly moveDeal: (id: DealId, wish: Wish, by?: Person) => Promise<void>
  /** Sets in the chat what reps see: the owner opens the settings, reads what it means, and confirms. */
  readonly letSee: (what: 'own' | 'team') => Promise<void>
  /** The workspace's data in the database, to compare with later. */
  readonly snapshot: () => Promise<string>
}

export type TestWorkspaceOptions = {
  readonly locale?: Locale
  readonly name?: string
  readonly ownerName?: string
  readonly region?: string
}

/** Somebody whom the bot has never met. */
export function newPerson(bot: TestBot, options: { firstName?: string; languageCode?: string } = {}): Person {
  return createPerson(bot.telegram, { id: freshNumber(), ...options })
}

export async function createTestWorkspace(bot: TestBot, options: TestWorkspaceOptions = {}): Promise<TestWorkspace> {
  const { locale = 'en', name = 'Acme', ownerName = 'Olena', region = 'UA' } = options
  const { services, models } = bot
  const commandId = () => `test-${freshNumber()}`

  async function meet(firstName: string): Promise<Person> {
    const person = newPerson(bot, { firstName, languageCode: locale })
    await services.identity.meet(person.id, person.id)
    return person
  }
  const newcomer = (person: Person, firstName: string) => ({
    telegramUserId: person.id,
    name: firstName,
    locale,
    commandId: commandId(),
  })

  async function actor(person: Person): Promise<Actor> {
    const membership = (await services.identity.find(person.id))?.membership
    if (!membership) throw new Error('The person is in no workspace')
    return actorOf(membership, commandId(), membership.locale)
  }

  const owner = await meet(ownerName)
  const settings = { name, currency: 'EUR', timeZone: 'Europe/Kyiv', region, locale }
  const { workspaceId } = await services.workspaces.create(newcomer(owner, ownerName), settings)

  return {
    workspaceId,
    owner,
    actor,
    async join(role, firstName = `Some ${role}`) {
      const { token } = await services.invites.create(await actor(owner), role)
      const person = await meet(firstName)
      await services.invites.join(newcomer(person, firstName), token)
      return person
    },
    async addContact(contact) {
      return (await services.contacts.add(await actor(owner), contact)).id
    },
    async addDeal(deal) {
      return (await services.deals.add(await actor(owner), deal)).id
    },
    async moveDeal(id, wish, by = owner) {
      const acting = await actor(by)
      const { stage } = await services.deals.get(acting, id)
      await services.deals.move(acting, id, { wish, from: stage.id })
    },
    async letSee(what) {
      const t = createTranslator()(locale)
      await bot.handle(owner.text('/settings'))
      bot.passTime(10_000)
      await bot.handle(owner.tap(t('rule-visibility')))
      if (!(bot.telegram.texts(owner.id).at(-1) ?? '').includes(t(`rule-about-visibility-${what}`)))
        throw new Error(`Reps see ${what} already`)
      bot.passTime(10_000)
      await bot.handle(owner.tap(t('button-confirm')))
    },
    async snapshot() {
      const found = await Promise.all([
        models.workspaces.find({ _id: workspaceId }, { updatedAt: 0 }).lean(),
        models.contacts.find({ workspaceId }).sort({ _id: 1 }).lean(),
        models.companies.find({ workspaceId }).sort({ _id: 1 }).lean(),
        models.deals.find({ workspaceId }).sort({ _id: 1 }).lean(),
        models.tasks.find({ workspaceId }).sort({ _id: 1 }).lean(),
        models.notes.find({ workspaceId }).sort({ _id: 1 }).lean(),
        models.pipelines.find({ workspaceId }).sort({ _id: 1 }).lean(),
        // Which hint of the day was told is not what somebody changes.
        models.members.find({ workspaceId }, { hint: 0 }).sort({ _id: 1 }).lean(),
        models.invites.find({ workspaceId }).sort({ _id: 1 }).lean(),
        models.apiKeys.find({ workspaceId }).sort({ _id: 1 }).lean(),
        models.leadSources.find({ workspaceId }).sort({ _id: 1 }).lean(),
        models.targets.find({ workspaceId }).sort({ _id: 1 }).lean(),
        models.syncs.find({ workspaceId }).sort({ _id: 1 }).lean(),
        models.events.find({ workspaceId }).sort({ _id: 1 }).lean(),
        models.commands.find({ workspaceId }).sort({ _id: 1 }).lean(),
      ])
      return JSON.stringify(found)
    },
  }
}
