import { describe, expect, it } from 'vitest'

import { testDatabaseUri } from '../support/database.ts'
import { createWorkspace, inviteReps, join, MAX, OLENA, PRIYA } from '../support/found-team.ts'
import { dataFolder, startProduct } from '../support/product.ts'
import { createSandboxChat } from '../support/sandbox-chat.ts'

async function statuses(url: string): Promise<Record<string, number>> {
  const paths = ['/livez', '/readyz', '/health']
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, (await fetch(`${url}${path}`)).status] as const)),
  )
}

describe('the product on a bare machine', () => {
  it('takes Olena from /start to a contact found, edited and undone, and keeps all of it across a restart', async () => {
    const env = { DATA_DIR: dataFolder() }
    const product = await startProduct(env)
    expect(await statuses(product.url)).toEqual({ '/livez': 200, '/readyz': 200, '/health': 200 })
    const olena = createSandboxChat(product.chatUrl, OLENA)

    await createWorkspace(olena, 'Опера & <b>Ко</b>')
    await olena.tap('➕ Додати перший контакт')
    await olena.say('Ґалаґан_*Їжак* <i>🦔</i>')
    await olena.sees('📞 Номер телефону?')
    await olena.say('12 ab')
    await olena.sees('«12 ab» – не номер телефону.')
    await olena.say('050 123 45 67')
    await olena.sees('✉️ Email?')
    await olena.tap('Пропустити ⏭')
    await olena.say('Київська опера')
    await olena.sees('✅ Контакт Ґалаґан_*Їжак* <i>🦔</i> додано.', '🏢 Київська опера', '📞 +380 50 123 4567')

    await olena.say('4567')
    await olena.sees('👤 Ґалаґан_*Їжак* <i>🦔</i>', '📞 +380 50 123 4567')
    await olena.tap('✏️ Змінити')
    await olena.tap('Посада')
    await olena.sees('яка посада?')
    await olena.say('соліст')
    await olena.sees('✅ Збережено.', '🏢 Київська опера · соліст')
    await olena.tap('↩️ Відмінити')
    const undone = await olena.sees('↩️ Відмінено', '🏢 Київська опера')
    expect(undone.text).toMatch(/^🏢 Київська опера$/mu)

    // In the middle of a dialogue: the next answer comes after the restart.
    await olena.say('/add')
    await olena.say('Сковорода')
    await olena.sees('📞 Номер телефону?')
    const before = await olena.messages()
    expect(await product.stop()).toEqual({ code: 0, errors: '' })
    expect(product.out()).not.toMatch(/ERROR|WARN/u)

    const again = await startProduct(env)
    expect(await statuses(again.url)).toEqual({ '/livez': 200, '/readyz': 200, '/health': 200 })
    const later = createSandboxChat(again.chatUrl, OLENA)
    expect(await later.messages()).toEqual(before)
    await later.say('044 123 45 67')
    await later.sees('✉️ Email?')
    await later.tap('✅ Зберегти')
    await later.sees('✅ Контакт Сковорода додано.', '📞 +380 44 123 4567')
    await later.say('галаган')
    await later.sees('👤 Ґалаґан_*Їжак* <i>🦔</i>', '📞 +380 50 123 4567')
    expect(await again.stop()).toEqual({ code: 0, errors: '' })
  }, 240_000)
})

describe('the product with a team', () => {
  it('admits a second person by an invite, tells the inviter, and admits nobody else', async () => {
    const { chatUrl } = await startProduct({ MONGODB_URI: testDatabaseUri() })
    const [olena, max, priya] = [OLENA, MAX, PRIYA].map((id) => createSandboxChat(chatUrl, id))
    if (!olena || !max || !priya) throw new Error('Three people are there at the start')
    await createWorkspace(olena, 'Опера')
    const token = await inviteReps(olena)

    await join(priya, token, 'Опера')
    await olena.sees('👋 Priya Shah')
    await expect.poll(priya.commands).toContain('add')
    expect(await priya.commands()).not.toContain('invite')

    await priya.say('/invite')
    await priya.sees('Your role does not allow this.')
    await priya.say('/add')
    await priya.say('Zoë Quill')
    await priya.tap('✅ Save')
    await priya.sees('✅ Zoë Quill is added.')
    await olena.say('zoe')
    await olena.sees('👤 Zoë Quill', '👥 Priya Shah')

    await max.say('zoe')
    await max.sees('👋 ClientSphere', 'Create a workspace')
    await max.say(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)
    await max.sees('I don’t know this invite.')
  }, 60_000)

  it('acts once for repeated taps on one button, and answers late taps on old cards with the current state', async () => {
    const { chatUrl } = await startProduct({ MONGODB_URI: testDatabaseUri() })
    const olena = createSandboxChat(chatUrl, OLENA)
    await createWorkspace(olena, 'Опера')
    await olena.tap('➕ Додати перший контакт')
    await olena.say('Сковорода')
    await olena.tap('✅ Зберегти')
    const card = await olena.sees('✅ Контакт Сковорода додано.')

    // The same card again, further down: from here on, the first one is old.
    await olena.say('сковорода')
    const fresh = await olena.sees('👤 Сковорода', 'Додано')
    await olena.tap('⋯ Ще', fresh)
    const more = await olena.sees('Що зробити?')
    await Promise.all([olena.tap('🗑 Видалити', more), olena.tap('🗑 Видалити', more)])
    await olena.sees('🗑 Контакт Сковорода видалено.')
    await olena.tap('✏️ Змінити', card)
    await expect
      .poll(async () => (await olena.messages()).find(({ message_id }) => message_id === card.message_id)?.text)
      .toBe('Цього вже немає. Можливо, його видалили.')

    const deleted = await olena.sees('🗑 Контакт Сковорода видалено.')
    await Promise.all([olena.tap('↩️ Відмінити', deleted), olena.tap('↩️ Відмінити', deleted)])
    await olena.sees('знову на місці', '👤 Сковорода')
    await olena.say('/contacts')
    const list = await olena.sees('👤 Контакти')
    expect(list.buttons?.flat().filter(({ text }) => text === 'Сковорода')).toHaveLength(1)
  }, 60_000)
})
