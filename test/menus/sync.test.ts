/** Syncs in the chat: added with a token that disappears, checked, started, watched, and its conflicts decided. */
import { beforeEach, describe, expect, it } from 'vitest'

import { dealsChat, type DealsChat } from '../support/deals-chat.ts'
import type { PlainTextKey } from '../../src/bot/text/i18n.ts'
import { objectId } from '../../src/models/ids.ts'
import { HUBSPOT_TOKEN } from '../support/sync/hubspot-double.ts'
import { useHubSpotDouble } from '../support/sync/sync-scene.ts'
import { workSyncJobs } from '../support/sync/work-sync-jobs.ts'
import { ownDatabase } from '../support/database.ts'

const database = ownDatabase()
const double = useHubSpotDouble()
let chat: DealsChat

beforeEach(() => {
  double().put('companies', '9', { properties: { name: 'Analytical Engines' } })
  double().put('contacts', '1', {
    properties: { firstname: 'Ada', lastname: 'Byron', email: 'ada@example.com', jobtitle: 'Engineer' },
    associations: { companies: ['9'] },
  })
})

describe.each(['en', 'uk'] as const)('In %s', (locale) => {
  beforeEach(async () => {
    chat = await dealsChat(database(), { locale, syncUrl: double().url })
  })

  const label = (key: PlainTextKey): string => chat.t(key)
  async function add(): Promise<void> {
    await chat.say('/settings')
    await chat.tap(
      label('button-integrations'),
      label('button-syncs'),
      label('button-add-sync'),
      label('sync-adapter-hubspot'),
    )
    await chat.say(HUBSPOT_TOKEN)
  }

  it('adds HubSpot, shows how the first page is understood, runs, and shows how far it is', async () => {
    await add()
    expect(chat.texts().join('\n')).not.toContain(HUBSPOT_TOKEN)
    expect(chat.last()).toContain('Ada Byron')
    expect(chat.last()).toContain('Analytical Engines')
    const nobody = await chat.bot.models.contacts.countDocuments({ workspaceId: objectId(chat.workspaceId) })
    expect(nobody).toBe(0)

    await chat.tap(label('button-sync-right'))
    await workSyncJobs(chat)
    expect(chat.last()).toContain(chat.t('sync-run-done', { count: 2 }))
    await chat.tap(label('button-open-sync'))
    expect(chat.labels()).toEqual(expect.arrayContaining([label('button-sync-run'), label('button-sync-pause')]))
    expect(await chat.bot.models.contacts.countDocuments({ workspaceId: objectId(chat.workspaceId) })).toBe(1)
  })

  it('maps another of their fields, and leaves out one', async () => {
    await add()
    await chat.tap(label('button-sync-fix'))
    const job = chat.labels().find((text) => text.includes('jobtitle')) ?? ''
    await chat.tap(job, label('button-sync-map'))
    const choice = chat.labels().find((text) => text.startsWith('firstname')) ?? ''
    await chat.tap(
      choice,
      label('button-save'),
      label('button-back'),
      label('button-sync-check'),
      label('button-sync-right'),
    )
    await workSyncJobs(chat)
    const [ada] = await chat.bot.models.contacts.find({ workspaceId: objectId(chat.workspaceId) }).lean()
    expect(ada).toMatchObject({ name: 'Ada Byron', jobTitle: 'Ada' })
  })

  it('maps the field that a button names, although the team has put its fields in another order since', async () => {
    const owner = () => chat.actor(chat.owner)
    const { customFields } = chat.bot.services
    for (const name of ['First', 'Second']) {
      await customFields.make(await owner(), { kind: 'contact', type: 'text', label: name })
    }
    await add()
    await chat.tap(label('button-sync-fix'))
    const second = chat.labels().find((text) => text.includes('Second')) ?? ''
    const [, key] = (await customFields.list(await owner())).map((field) => field.key)
    await customFields.move(await owner(), key ?? '', 'up')
    await chat.tap(second, label('button-sync-map'))
    expect(chat.last()).toContain('Second')
    await chat.tap(chat.labels().find((text) => text.startsWith('jobtitle')) ?? '', label('button-save'))
    const [sync] = await chat.bot.services.syncs.list(await owner())
    expect(sync?.mapping.contact).toMatchObject({ [key ?? '']: ['jobtitle'] })
  })

  it('decides a conflict', async () => {
    await add()
    await chat.tap(label('button-sync-right'))
    await workSyncJobs(chat)
    const [ada] = await chat.bot.models.contacts.find({ workspaceId: objectId(chat.workspaceId) }).lean()
    const actor = await chat.actor(chat.owner)
    const id = ada?._id.toHexString() as never
    await chat.bot.services.contacts.edit(actor, id, { field: 'jobTitle', value: 'Ours' })
    double().put('contacts', '1', { properties: { jobtitle: 'Theirs' }, updatedAt: '2030-01-01T00:00:00Z' })
    await chat.tap(label('button-open-sync'), label('button-sync-run'))
    await workSyncJobs(chat)
    await chat.tap(label('button-open-sync'), chat.t('button-sync-conflicts', { count: 1 }))
    await chat.tap(chat.labels()[0] ?? '')
    expect(chat.last()).toContain('Ours')
    expect(chat.last()).toContain('Theirs')
    await chat.tap(label('button-sync-keep-ours'))
    expect(await chat.bot.services.contacts.get(actor, id)).toMatchObject({ jobTitle: 'Ours' })
    expect(chat.last()).toContain(label('sync-conflicts-none'))
  })

  it('says what to do about a token that is refused, and takes a new one', async () => {
    double().setToken('another-token-of-twenty-letters')
    await add()
    expect(chat.last()).toContain(label('sync-problem-token-refused'))
    await chat.tap(label('button-sync-token'))
    await chat.say('another-token-of-twenty-letters')
    expect(chat.last()).toContain('Ada Byron')
  })

  it('is for owners and admins only, and another workspace’s sync does not exist', async () => {
    await add()
    const rep = await chat.join('rep')
    await chat.as(rep).say('/settings')
    expect(chat.as(rep).labels()).not.toContain(label('button-integrations'))
    const other = await dealsChat(database(), { locale, syncUrl: double().url })
    const [sync] = await chat.bot.services.syncs.list(await chat.actor(chat.owner))
    await expect(other.bot.services.syncs.get(await other.actor(other.owner), sync?.id as never)).rejects.toMatchObject(
      {
        code: 'NOT_FOUND',
      },
    )
  })

  it('says so when a run is under way, and takes a double tap once', async () => {
    await add()
    await chat.tap(label('button-sync-right'), label('button-sync-pause'), label('button-sync-resume'))
    expect(chat.last()).toContain(label('sync-resumed'))
    const [sync] = await chat.bot.services.syncs.list(await chat.actor(chat.owner))
    const start = async () => chat.bot.services.syncs.start(await chat.actor(chat.owner), sync?.id as never)
    await expect(start()).rejects.toMatchObject({ code: 'CONFLICT', details: { reason: 'sync-running' } })
    await workSyncJobs(chat)
    expect((await chat.bot.services.syncs.list(await chat.actor(chat.owner)))[0]?.run).toMatchObject({
      number: 1,
      state: 'done',
    })
  })

  it('is deleted without its records', async () => {
    await add()
    await chat.tap(label('button-sync-right'))
    await workSyncJobs(chat)
    await chat.tap(label('button-open-sync'), label('button-delete'), label('button-delete'))
    expect(chat.last()).toContain(label('syncs-none'))
    expect(await chat.bot.models.contacts.countDocuments({ workspaceId: objectId(chat.workspaceId) })).toBe(1)
  })
})
