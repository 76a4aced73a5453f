import { describe, expect, it } from 'vitest'

import { testDatabaseUri } from '../support/database.ts'
import { createWorkspace, inviteReps, join, makeLeadSource, MAX, OLENA, PRIYA } from '../support/found-team.ts'
import { startProduct } from '../support/product.ts'
import { createSandboxChat, type SandboxChat } from '../support/sandbox-chat.ts'
import { doorIn, sendLead } from '../support/send-lead.ts'

const LEAD = {
  name: 'Anna <Koval> 🦔',
  email: 'anna@example.com',
  phone: '+380 50 123 45 67',
  company: 'Ґудзик & Co',
  title: 'New website',
  note: 'Call me *before* noon_',
}

/** Creates an API key that may read deals, and returns it. */
async function makeApiKey(olena: SandboxChat): Promise<string> {
  await olena.say('/apikeys')
  await olena.sees('🔑 Ключі API')
  await olena.tap('➕ Новий ключ')
  await olena.sees('Для чого ключ?')
  await olena.say('Місячний звіт')
  await olena.sees('Що він може читати?')
  await olena.tap('Угоди й воронки')
  await olena.sees('Як довго')
  await olena.tap('30 днів')
  const shown = (await olena.sees('🔑 cs_live_', 'Скопіюйте його зараз')).text ?? ''
  return /cs_live_\w+/u.exec(shown)?.[0] ?? ''
}

/** Records of a resource as the export streams them, or as the feed of changes lists them. */
async function read(url: string, key: string): Promise<string> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${key}` } })
  const text = await response.text()
  expect(response.status, text).toBe(200)
  return text
}

describe('the story of a lead', () => {
  it('goes from a signed request to a won deal, with a reminder on the way, and to an analyst’s export', async () => {
    const product = await startProduct({ MONGODB_URI: testDatabaseUri() })
    const [olena, max, priya] = [OLENA, MAX, PRIYA].map((id) => createSandboxChat(product.chatUrl, id))
    if (!olena || !max || !priya) throw new Error('Three people are there at the start')
    await createWorkspace(olena, 'Опера')
    const invite = await inviteReps(olena)
    await join(max, invite, 'Опера')
    await join(priya, invite, 'Опера')
    // The bot sends its own messages at one per second: none of them may arrive after the next action.
    await olena.sees('👋 Priya Shah')

    const door = doorIn(await makeLeadSource(olena, 'Сайт <b>'))
    expect(await sendLead(door, 'msg_1', LEAD)).toBe(202)
    for (const rep of [max, priya]) {
      const news = await rep.sees('🆕 New lead', 'Сайт <b>', 'New website', 'Anna <Koval> 🦔')
      expect(news.buttons?.flat()[0]?.text).toBe('🙋 Claim')
    }

    await Promise.all([max.tap('🙋 Claim'), priya.tap('🙋 Claim')])
    const [byMax, byPriya] = await Promise.all(
      [max, priya].map(async (rep) => (await rep.messages()).findLast(({ from_bot }) => from_bot)?.text ?? ''),
    )
    const mine = 'It is yours. Plan the next step!'
    expect([byMax, byPriya].filter((text) => text?.includes(mine))).toHaveLength(1)
    const [winner, loser, name] = byMax?.includes(mine) ? [max, priya, 'Max'] : [priya, max, 'Priya']
    await loser.sees(name, 'already has “New website”.')
    await winner.sees('💼 New website', '📍 New lead · since today', 'Anna <Koval> 🦔', 'Ґудзик & Co', `👥 ${name}`)

    await winner.tap('Qualified ▶️')
    await winner.sees('➡️ New website: New lead → Qualified')
    await winner.tap('Proposal ▶️')
    await winner.sees('💰 Proposal needs an amount. How much is the deal worth?')
    await winner.say('about a lot')
    await winner.sees('“about a lot” is not an amount.')
    await winner.say('1 200,50 грн')
    await winner.sees('➡️ New website: Qualified → Proposal', '💰 ₴1,200.50')
    await winner.tap('✏️ Edit')
    await winner.tap('💰 Amount')
    await winner.sees('How much is “New website” worth?')
    await winner.say('€3.5k')
    await winner.sees('💰 €3,500', 'What else?')
    await winner.tap('✔️ Done')
    await winner.tap('Negotiation ▶️')
    await winner.sees('📍 Negotiation · since today', '⏰ Nothing is planned.')
    await winner.tap('⏰ Task')
    await winner.sees('What needs to be done about New website?')
    await winner.say('call Anna in 1 minute')
    await winner.sees('Task added.', '📞 call Anna', '💼 New website')

    const key = await makeApiKey(olena)
    expect(await read(`${product.url}/api/v1/export/deals.ndjson?fields=status`, key)).toContain('"status":"open"')

    await expect
      .poll(async () => (await winner.messages()).at(-1)?.text, { timeout: 75_000, interval: 500 })
      .toContain('⏰ Now:')
    await winner.tap('✅ Done')
    await winner.sees('✅ Done: call Anna', '💼 New website', 'Nothing is planned for this deal.')
    await winner.tap('👍 Agreed')
    await winner.sees('✅ Done: call Anna · agreed', '💼 New website', 'Nothing is planned for this deal.')
    await winner.tap('📂 Open')
    await winner.sees('📍 Negotiation · since today')
    await winner.tap('🏆 Won')
    await winner.sees('🎉 New website is won. Well done!', '🏆 Won · today', '💰 €3,500')
    await winner.tap('🕘 Timeline')
    await winner.sees('🏆 Deal won', '✅ Task done')
    await winner.tap('Older ▶️')
    await winner.sees('🙋 Lead claimed', '📥 Lead received')

    const lines = (await read(`${product.url}/api/v1/export/deals.ndjson`, key)).trimEnd().split('\n')
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      title: 'New website',
      status: 'won',
      amount: { minor: 350_000, currency: 'EUR', decimal: '3500.00' },
    })
    // The feed leaves out the last ten seconds, whose changes may not all be committed yet.
    await expect
      .poll(() => read(`${product.url}/api/v1/changes?resources=deals`, key), { timeout: 20_000, interval: 1000 })
      .toContain('"status":"won"')

    expect(await product.stop()).toEqual({ code: 0, errors: '' })
    expect(product.out()).not.toMatch(/ERROR|WARN/u)
  }, 180_000)
})
