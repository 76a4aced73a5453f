import { asId } from '../../support/as-id.ts'
import { beforeAll, describe, expect, it } from 'vitest'

import { packedId } from '../../../src/bot/screens/argument.ts'
import { createTranslator } from '../../../src/bot/text/i18n.ts'
import { ROLES } from '../../../src/models/member.ts'
import { sharedDatabase } from '../../support/database.ts'
import { kindOf, type MetButton } from '../../support/explore-screens.ts'
import type { Person } from '../../support/telegram-person.ts'
import { ask } from '../../support/inline-results.ts'
import { openDeliveries, sourceWithDeliveries, sourceWithoutToken } from '../../support/lead-deliveries.ts'
import { createTestBot, type TestBot } from '../../support/test-bot.ts'
import { exploreWithTrash, restoreRecords } from '../../support/trash-scene.ts'
import { createTestWorkspace, newPerson, type TestWorkspace } from '../../support/workspace.ts'
import { FIRST_QUESTIONS } from './explored-parts.ts'

const database = sharedDatabase()

const COMMANDS = [
  '/menu',
  '/add',
  '/find Anna',
  '/contacts',
  '/board',
  '/deals',
  '/agenda',
  '/undo',
  '/invite',
  '/team',
  '/sources',
  '/apikeys',
  '/settings',
  '/privacy',
  '/workspaces',
]

/** Texts that exist only in the first workspace. */
const SECRETS = [
  'Quintessa',
  'quintessa@example.com',
  '380441234567',
  '123 4567',
  'Zephyr Holding',
  'Wolfgang',
  '77,777',
  'mill',
  'barn',
  'windmill talk',
]

/** Anyone with the link may join; everybody may change their own language, time zone and notifications. */
const OPEN_TO_ALL = /^(ivn:join|wel:locale|set:locale|me:(?:locale|follow|theme)|ntf:o|dgh:at|rmd:set|brd:of)/u

// Hundreds of taps in each.
describe('every button that a workspace’s owner ever had', { timeout: 240_000 }, () => {
  let bot: TestBot
  let workspace: TestWorkspace
  let buttons: readonly MetButton[]

  beforeAll(async () => {
    bot = createTestBot(database())
    workspace = await createTestWorkspace(bot, { name: 'Zephyr Holding', ownerName: 'Wolfgang' })
    const { owner, join, addContact, addDeal, moveDeal, actor } = workspace
    await join('rep', 'Wolfgang the rep')
    const contactId = await addContact({ name: 'Quintessa', phones: '+380441234567', emails: 'quintessa@example.com' })
    for (let index = 0; index < 9; index += 1) await addDeal({ title: `Quintessa’s mill ${index}`, contact: contactId })
    const amount = { minor: 7_777_700, currency: 'EUR' }
    const lost = await addDeal({ title: 'Quintessa’s barn', contact: contactId, amount })
    await bot.services.notes.add(await actor(owner), { text: 'Wolfgang thinks so', dealId: lost })
    await moveDeal(lost, { to: 'lost', reason: 'Zephyr Holding' })
    const talks: string[] = []
    for (const about of [{ contactId }, { dealId: lost }]) {
      const task = { title: 'windmill talk', type: 'call' as const, due: { date: '2026-11-23' } }
      const { id } = await bot.services.tasks.add(await actor(owner), { ...task, ...about })
      talks.push(id)
    }
    await bot.handle(owner.text('/add'), owner.text('Quintessa B'), owner.text('+380671234567'))
    await bot.handle(owner.text('b.quintessa@example.com'), owner.text('Zephyr Holding'))
    await sourceWithoutToken(bot, workspace)
    await sourceWithDeliveries(bot, workspace, { dealId: lost, contactId })
    await openDeliveries(bot, owner, createTranslator()('en'), ['🧩'], 'Page')
    await openDeliveries(bot, owner, createTranslator()('en'), ['✅', '⚠️', '🧩'])
    const commands = [
      '/menu',
      '/sources',
      '/find Quintessa',
      '/find mill',
      `/start d_${lost}`,
      `/start c_${contactId}`,
      `/start t_${talks[0]}`,
    ]
    buttons = await exploreWithTrash(bot, workspace, contactId, commands)
    // The exploration also tapped “Delete”, so the records that the buttons are about are restored.
    await restoreRecords(bot, workspace)
  }, 180_000)

  /** Everything that can be typed after the bot's name to find the workspace's records. */
  async function inlineQueries(): Promise<readonly string[]> {
    const { workspaceId } = workspace
    const records = [
      ...(await bot.models.contacts.find({ workspaceId }).lean()),
      ...(await bot.models.deals.find({ workspaceId }).lean()),
    ]
    const ids = records.map(({ _id }) => _id.toHexString())
    return ['', ...SECRETS, 'quintesa', 'zefyr', '4567', '#vip', workspaceId, ...ids.slice(0, 3), `c_${ids[0]}`, 'o']
  }

  async function askAll(person: Person): Promise<string> {
    const answers: string[] = []
    for (const query of await inlineQueries()) answers.push((await ask(bot, person, query)).json)
    answers.push((await ask(bot, person, 'Quintessa', '1')).json)
    return answers.join('\n')
  }

  async function replay(person: Person, wanted: (kind: string) => boolean = () => true): Promise<string> {
    const before = bot.telegram.calls.length
    for (const { data } of buttons) {
      if (!wanted(kindOf(data))) continue
      bot.passTime(10_000)
      await bot.handle(person.tapData(data, 1))
    }
    return bot.telegram.calls
      .slice(before)
      .map(({ payload }) => JSON.stringify(payload))
      .join('\n')
  }

  it('reveals nothing to a person of another workspace, and changes nothing', async () => {
    const other = await createTestWorkspace(bot, { name: 'Other', ownerName: 'Olga' })
    const before = await workspace.snapshot()
    const said = await replay(other.owner, (kind) => !OPEN_TO_ALL.test(kind))
    for (const secret of SECRETS) expect(said).not.toContain(secret)
    expect(bot.errors).toEqual([])
    expect(await workspace.snapshot()).toBe(before)
  })

  it('reveals nothing to a person in no workspace, and changes nothing', async () => {
    const before = await workspace.snapshot()
    const said = await replay(newPerson(bot), (kind) => !OPEN_TO_ALL.test(kind))
    for (const secret of SECRETS) expect(said).not.toContain(secret)
    expect(bot.errors).toEqual([])
    expect(await workspace.snapshot()).toBe(before)
  })

  it.each(ROLES)('offers nothing to a %s of another workspace in an inline query', async (role) => {
    const other = await createTestWorkspace(bot, { name: 'Other', ownerName: 'Olga' })
    await other.addContact({ name: 'Ordinary' })
    const person = role === 'owner' ? other.owner : await other.join(role)
    const before = await workspace.snapshot()
    const said = await askAll(person)
    expect(said).toContain('Ordinary')
    for (const secret of SECRETS) expect(said).not.toContain(secret)
    expect(bot.errors).toEqual([])
    expect(await workspace.snapshot()).toBe(before)
  })

  it('offers nothing to a person in no workspace, or removed from this one, in an inline query', async () => {
    const removed = await workspace.join('admin', 'Adrian')
    const { workspaceId } = workspace
    const filter = { workspaceId, telegramUserId: removed.id }
    await bot.models.members.updateOne(filter, { $set: { status: 'removed' } })
    const before = await workspace.snapshot()
    for (const person of [removed, newPerson(bot)]) {
      const said = await askAll(person)
      for (const secret of SECRETS) expect(said).not.toContain(secret)
      expect(said).not.toContain('message_text')
    }
    expect(bot.errors).toEqual([])
    expect(await workspace.snapshot()).toBe(before)
  })

  it('does not let a viewer change anything', async () => {
    const viewer = await workspace.join('viewer', 'Viktor')
    const before = await workspace.snapshot()
    const said = await replay(viewer, (kind) => !OPEN_TO_ALL.test(kind))
    expect(bot.errors).toEqual([])
    expect(await workspace.snapshot()).toBe(before)
    expect(said).toContain('Your role does not allow this')
    // Not even the first question of a form that could not be saved anyway.
    for (const question of FIRST_QUESTIONS) expect(said).not.toContain(question)
  })

  it.each(['manager', 'rep'] as const)('does not let a %s touch roles, settings or sample data', async (role) => {
    const person = await workspace.join(role, 'Viktor')
    const { models } = bot
    const read = async () =>
      JSON.stringify([
        await models.members.find({ workspaceId: workspace.workspaceId }, { hint: 0 }).sort({ _id: 1 }).lean(),
        await models.workspaces.findById(workspace.workspaceId).lean(),
        await models.contacts.countDocuments({ workspaceId: workspace.workspaceId, source: 'sample' }),
        await models.invites.countDocuments({ workspaceId: workspace.workspaceId, role: 'admin' }),
      ])
    const before = await read()
    await replay(
      person,
      (kind) => /^(mbr|rmv|own|set|me|lsm|rul|fst|rts|rtp|rte|inr:admin)/u.test(kind) && !OPEN_TO_ALL.test(kind),
    )
    expect(bot.errors).toEqual([])
    expect(await read()).toBe(before)
  })

  it('does not let an admin appoint or demote admins and owners', async () => {
    const admin = await workspace.join('admin', 'Ada')
    const another = await workspace.join('admin', 'Adele')
    const { memberId } = await workspace.actor(another)
    const owner = await workspace.actor(workspace.owner)
    const sample = buttons.find(({ data }) => kindOf(data).startsWith('mbr:viewer'))?.data ?? ''
    for (const id of [memberId, owner.memberId]) {
      bot.passTime(10_000)
      await bot.handle(admin.tapData(sample.replace(/[0-9a-f]{24}/u, id), 1))
      expect(bot.telegram.texts(admin.id).at(-1)).toContain('Your role does not allow this')
    }
    expect((await workspace.actor(another)).role).toBe('admin')
    expect((await workspace.actor(workspace.owner)).role).toBe('owner')
  })

  it.each(['contact', 'deal', 'member', 'workspace'])(
    'gives the same answer for another workspace’s %s as for a missing one',
    async (kind) => {
      const other = await createTestWorkspace(bot, { name: 'Other', ownerName: 'Olga' })
      const action =
        { contact: 'cts:open:PLACE', deal: 'stg:open:PLACE', member: 'team:open:ID', workspace: 'wsp:to:ID' }[kind] ??
        ''
      const foreign = buttons.find(({ data }) => kindOf(data) === action)?.data ?? ''
      expect(foreign).not.toBe('')
      // As text, or packed after the letter of a position in a list.
      const id = action.endsWith('PLACE') ? /(?<=open:[a-l])[\w-]{16}/u : /[0-9a-f]{24}/u
      const length = id.exec(foreign)?.[0].length ?? 0
      const missing = foreign.replace(id, length === 24 ? 'f'.repeat(24) : packedId().encode(asId('f'.repeat(24))))
      const garbage = foreign.replace(id, '../../etc/passwd'.padEnd(length, 'x').replaceAll('/', '.'))
      expect(new Set([foreign, missing, garbage]).size).toBe(3)
      const answers: string[] = []
      for (const data of [foreign, missing, garbage]) {
        bot.passTime(10_000)
        await bot.handle(other.owner.tapData(data, 1))
        const { text = '', buttons: rows = [] } = bot.telegram.messages(other.owner.id).at(-1) ?? {}
        answers.push(JSON.stringify([text, rows.flat().map((button) => button.text)]))
      }
      expect(bot.errors).toEqual([])
      expect(answers[0]).toContain('This is no longer here')
      expect(new Set(answers).size).toBe(1)
    },
  )
})

describe.each(ROLES)('a member with the role %s', (role) => {
  it('gets an answer to every command, and only what the role allows', async () => {
    const bot = createTestBot(database())
    const { owner, join, addContact } = await createTestWorkspace(bot)
    await addContact({ name: 'Anna Berg' })
    const person = role === 'owner' ? owner : await join(role)
    for (const command of COMMANDS) {
      const before = bot.telegram.messages(person.id).length
      await bot.handle(person.text(command))
      const answers = bot.telegram.messages(person.id).slice(before)
      expect(answers, command).toHaveLength(1)
      const text = answers[0]?.text ?? ''
      const buttons = answers[0]?.buttons ?? []
      const labels = buttons.flat().map((button) => button.text)
      const refused = text.includes('Your role does not allow this')
      const leads = ['owner', 'admin', 'manager'].includes(role)
      if (command === '/invite') expect(refused).toBe(!leads)
      if (command === '/add') expect(refused).toBe(role === 'viewer')
      if (command === '/board') expect(labels.includes('➕ New deal')).toBe(role !== 'viewer')
      if (command === '/agenda') expect(labels.includes('➕ New task')).toBe(role !== 'viewer')
      if (command === '/menu') expect(labels.includes('➕ Add contact')).toBe(role !== 'viewer')
      if (command === '/team') expect(labels.includes('✉️ Invite somebody')).toBe(leads)
      if (command === '/settings') expect(labels.includes('Currency')).toBe(role === 'owner' || role === 'admin')
    }
    expect(bot.errors).toEqual([])
  })

  it('is offered in an inline query what the role and the workspace let them see', async () => {
    const bot = createTestBot(database())
    const { owner, join, addContact, addDeal, actor, letSee } = await createTestWorkspace(bot)
    const contactId = await addContact({ name: 'Anna Berg' })
    await addDeal({ title: 'Anna’s mill', contact: contactId })
    const colleague = await join('rep')
    await bot.services.contacts.add(await actor(colleague), { name: 'Anna of a colleague' })
    const person = role === 'owner' ? owner : await join(role)
    const all = ['Anna Berg', 'Anna of a colleague', 'Anna’s mill']
    expect((await ask(bot, person, 'anna')).titles.toSorted()).toEqual(all)
    await letSee('own')
    const seesAll = ['owner', 'admin', 'manager'].includes(role)
    for (const query of ['anna', 'mill', '']) {
      const { titles } = await ask(bot, person, query)
      if (!seesAll) expect(titles, query).toEqual([])
      else if (query === 'anna') expect(titles.toSorted()).toEqual(all)
    }
    expect(bot.errors).toEqual([])
  })
})
