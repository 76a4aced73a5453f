/** Where the leads of a source begin, chosen in the chat and set back to the default. */
import { expect, it } from 'vitest'

import { objectId } from '../../src/models/ids.ts'
import { dealsChat } from '../support/deals-chat.ts'
import { sharedDatabase } from '../support/database.ts'

const database = sharedDatabase()

it.each(['en', 'uk'] as const)(
  'A source begins where it is told to, and again where new deals do, in %s',
  async (locale) => {
    const chat = await dealsChat(database(), { locale })
    const { bot, owner, t, workspaceId } = chat
    const { leadSources, pipelines } = bot.services
    const { main } = await pipelines.all(await chat.actor(owner))
    const [first, second] = main.stages
    if (first === undefined || second === undefined) throw new Error('No stages')
    const input = { name: 'Website', provider: 'standard', routing: 'team' as const, memberIds: [] }
    const { id } = await leadSources.create(await chat.actor(owner), input, { chatId: owner.id, messageId: 1 })
    const usual = t('button-source-stage-usual', { place: first.name })
    const openStages = async () => {
      await chat.say('/sources')
      await chat.tap(chat.labels().find((label) => label.includes('Website')) ?? 'not listed', t('button-source-stage'))
    }
    await openStages()
    expect(chat.labels().filter((label) => label.startsWith('✅'))).toEqual([`✅ ${usual}`])
    await chat.tap(second.name)
    expect(await leadSources.get(await chat.actor(owner), id)).toMatchObject({ stageId: second.id })
    await openStages()
    expect(chat.labels().filter((label) => label.startsWith('✅'))).toEqual([`✅ ${second.name}`])

    await chat.tap(usual)
    expect(chat.last()).toContain(t('settings-saved'))
    expect(await leadSources.get(await chat.actor(owner), id)).toMatchObject({ stageId: null })
    const stored = await bot.models.leadSources
      .findOne({ workspaceId, _id: objectId(id) })
      .orFail()
      .lean()
    expect([stored.pipelineId, stored.stageId]).toEqual([undefined, undefined])
    // A second tap changes nothing, and is no event.
    await leadSources.setStage(await chat.actor(owner), id, null)
    const events = await bot.models.events.find({ workspaceId, type: 'lead-source.updated' }).sort({ _id: 1 }).lean()
    expect(events.map(({ changes }) => changes)).toEqual([
      [{ path: 'stageId', from: null, to: second.id }],
      [{ path: 'stageId', from: second.id, to: null }],
    ])
  },
)
