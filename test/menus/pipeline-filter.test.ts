/** Filters and the pipelines they are about: what the board shows is what is filtered, kept, listed and taken as a file. */
import { beforeEach, describe, expect, it } from 'vitest'

import type { PipelineId, StageId } from '../../src/models/ids.ts'
import { sharedDatabase } from '../support/database.ts'
import { createListChat, type ListChat } from '../support/list-chat.ts'

const database = sharedDatabase()
let chat: ListChat
let services: { readonly id: PipelineId; readonly stageId: StageId; readonly stage: string }

beforeEach(async () => {
  chat = await createListChat(database())
  const { pipelines } = chat.bot.services
  const { id } = await pipelines.make(await chat.actor(chat.owner), 'services')
  const [first] = (await pipelines.get(await chat.actor(chat.owner), id)).stages
  if (first === undefined) throw new Error('The template has no stages')
  services = { id, stageId: first.id, stage: first.name }
  await chat.addDeal({ title: 'Sold', tags: ['vip'] })
  await chat.addDeal({ title: 'Served', tags: ['vip'], stageId: services.stageId })
  await chat.addDeal({ title: 'Plain', stageId: services.stageId })
  await chat.command('/board')
})

describe('A filter started on the board of a pipeline', () => {
  it('is about that pipeline, in its list and on the board, and is kept with it under a name', async () => {
    await chat.tap('Services', '🎛 Filter')
    expect(chat.labels()).toContain('✖️ Pipeline: Services')
    await chat.tap('🏷 Tags', '#vip')
    await chat.tapStarting('👀 Show')
    expect(chat.last()).toContain('🎛 Pipeline: Services · Tags: #vip')
    expect(chat.labels().join(' ')).toContain('Served')
    expect(chat.labels().join(' ')).not.toContain('Sold')
    await chat.tap('💼 Board')
    expect(chat.last()).toContain('💼 Services\n🎛 Tags: #vip\n1 open deal')
    expect(chat.labels()[0]).toBe(`${services.stage} · 1`)

    await chat.tap('🎛 Filter', '⭐️ Save the filter')
    await chat.say('Served VIPs')
    // The board of another pipeline in between changes nothing.
    await chat.command('/board')
    await chat.tap('Sales', '⭐️ Saved filters')
    await chat.tapStarting('⭐️ Served VIPs')
    await chat.tap('💼 Board')
    expect(chat.last()).toContain('💼 Services\n🎛 Tags: #vip\n1 open deal')
  })

  it('keeps the pipeline after one of its stages was looked at', async () => {
    await chat.tap('Services', '🎛 Filter', '🏷 Tags', '#vip', '💼 Board', `${services.stage} · 1`)
    expect(chat.last()).toContain(`Stage: Services · ${services.stage}`)
    expect(chat.last()).not.toContain('Pipeline:')
    await chat.tap('💼 Board')
    expect(chat.last()).toContain('💼 Services\n🎛 Tags: #vip\n1 open deal')
  })

  it('shows one of its pipelines at a time where it is about several, or about none', async () => {
    await chat.tap('Services', '🎛 Filter', '✖️ Pipeline: Services', '🏷 Tags', '#vip', '💼 Board')
    expect(chat.labels().slice(0, 2)).toEqual(['Sales', '✅ Services'])
    await chat.tap('Sales')
    expect(chat.last()).toContain('💼 Sales\n🎛 Tags: #vip\n1 open deal')
    await chat.tap('🎛 Filter', '🗂 Pipeline', 'Sales', '💼 Board')
    expect(chat.labels()).not.toContain('Services')
    await chat.tap('🎛 Filter', '🗂 Pipeline', 'Services')
    await chat.tapStarting('👀 Show')
    expect(chat.labels().join(' ')).toMatch(/Served[^]*Sold|Sold[^]*Served/u)
  })

  it('is about it, too, from a button that did not name it yet', async () => {
    await chat.tap('Services')
    const { bot, owner } = chat
    const { data, messageId } = bot.telegram.button(owner.id, '🎛 Filter')
    const old = data.replace(/filterIn:(.)[\w-]{16}/u, 'filter:$1')
    expect(old).not.toBe(data)
    bot.passTime(10_000)
    await bot.handle(owner.tapData(old, messageId))
    expect(chat.labels()).toContain('✖️ Pipeline: Services')
  })

  it('is the plain board of the pipeline where it is about nothing else', async () => {
    await chat.tap('Services', '🎛 Filter', '💼 Board')
    expect(chat.last()).toContain('💼 Services\n2 open deals')
    expect(chat.labels()).toContain('✅ Services')
  })
})

describe('What deals can be filtered by', () => {
  it('has nothing that the product only keeps for itself', async () => {
    const { criteria } = chat.bot.services.views
    const actor = await chat.actor(chat.owner)
    expect(criteria(actor, 'deal')).not.toContain('followsItems')
    await chat.tap('🎛 Filter')
    expect(chat.labels().join(' ')).not.toMatch(/follows/iu)
  })

  it('does not ask for the only pipeline', async () => {
    const { pipelines } = chat.bot.services
    const sales = await pipelines.get(await chat.actor(chat.owner))
    await pipelines.archive(await chat.actor(chat.owner), { id: services.id }, sales.stages[0]?.id ?? services.stageId)
    await chat.command('/board')
    await chat.tap('🎛 Filter')
    expect(chat.labels()).toContain('📊 Stage')
    expect(chat.labels().some((label) => label.includes('Pipeline'))).toBe(false)
  })
})
