/** Every button of every screen of syncs, tapped as an owner does. */
import { describe, expect, it } from 'vitest'

import { SCREENS } from '../../src/bot/assembly/screens.ts'
import { LOCALES } from '../../src/locale.ts'
import { dealsChat } from '../support/deals-chat.ts'
import { explore } from '../support/explore-screens.ts'
import { HUBSPOT_TOKEN } from '../support/sync/hubspot-double.ts'
import { syncConflict } from '../support/sync/sync-conflict.ts'
import { useHubSpotDouble } from '../support/sync/sync-scene.ts'
import { workSyncJobs } from '../support/sync/work-sync-jobs.ts'
import { ownDatabase } from '../support/database.ts'

const database = ownDatabase()
const double = useHubSpotDouble()

const SYNCS = ['syncs', 'sync', 'sprev', 'sflds', 'sfld', 'scnfs', 'scnf', 'sdel']
/** Only between the preview and the first run: sync.test.ts taps them. */
const WHILE_SETTING_UP = ['sflds:check', 'sfld:map']
const UNTRANSLATED = /\b(?:button|error|sync|syncs|ask)-[a-z-]+\b|\{ ?\$/iu

describe.each(LOCALES)('every button of a sync, in %s,', (locale) => {
  it('is answered within Telegram’s limits and without an error', async () => {
    double().put('contacts', '1', { properties: { firstname: 'Ada', email: 'ada@example.com', jobtitle: 'Boss' } })
    const chat = await dealsChat(database(), { locale, syncUrl: double().url })
    const { bot, owner, workspaceId } = chat
    const { syncs, contacts } = bot.services
    const contactId = await chat.addContact({ name: 'Bob <i>Bolt</i>', jobTitle: 'Engineer' })
    const add = async (connection: string) =>
      syncs.create(await chat.actor(owner), { name: 'HubSpot *_&', adapter: 'hubspot', connection })
    const open = async () => {
      await chat.say('/settings')
      await chat.tap(chat.t('button-integrations'), chat.t('button-syncs'))
    }
    const { id: refused } = await add('a-token-that-is-refused-there')
    await open()
    const failing = await explore(bot, owner, [], ['syncs', 'sync', 'sprev'])
    await syncs.delete(await chat.actor(owner), refused)
    const { id } = await add(HUBSPOT_TOKEN)
    await open()
    const before = await explore(bot, owner, [], ['syncs', 'sync', 'sprev', 'sflds', 'sfld'])
    await workSyncJobs(chat)
    for (let count = 0; count < 12; count += 1) await syncConflict(bot.models, { workspaceId, syncId: id, contactId })
    expect(await contacts.get(await chat.actor(owner), contactId)).toMatchObject({ jobTitle: 'Engineer' })
    await open()
    const after = await explore(bot, owner, [], SYNCS)
    expect(bot.errors).toEqual([])
    for (const { text, buttons } of [...failing.screens, ...before.screens, ...after.screens]) {
      expect(text.length).toBeLessThanOrEqual(4096)
      expect(
        `${text} ${buttons
          .flat()
          .map((one) => one.text)
          .join(' ')}`,
      ).not.toMatch(UNTRANSLATED)
    }
    const tapped = new Set(
      [...failing.tapped, ...before.tapped, ...after.tapped].map((kind) => kind.split(':').slice(0, 2).join(':')),
    )
    const all = Object.values(SCREENS)
      .filter((screen) => SYNCS.includes(screen.id))
      .flatMap((screen) => Object.keys(screen.action).map((name) => `${screen.id}:${name}`))
    expect(all.filter((action) => !tapped.has(action) && !WHILE_SETTING_UP.includes(action))).toEqual([])
  }, 120_000)
})
