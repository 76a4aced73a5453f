import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { Webhook } from 'standardwebhooks'
import { expect, it } from 'vitest'

import { createWorkspace, OLENA } from '../support/found-team.ts'
import { dataFolder, startProduct } from '../support/product.ts'
import { createSandboxChat } from '../support/sandbox-chat.ts'
import { startReceiver } from '../support/webhook-receiver.ts'

/** The files under the folder that hold the text. */
function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(text))
}

it('sends changes from the chat to a receiver of this machine, and keeps the secret in clear nowhere on the disk', async () => {
  const receiver = await startReceiver()
  const folder = dataFolder()
  const product = await startProduct({ DATA_DIR: folder, OUTGOING_WEBHOOK_HOSTS: `127.0.0.1:${receiver.port}` })
  const olena = createSandboxChat(product.chatUrl, OLENA)
  await createWorkspace(olena, 'Північ')
  await olena.say('/settings')
  await olena.tap('🔌 Інтеграції')
  await olena.tap('📤 Вихідні вебхуки')
  await olena.tap('➕ Додати вебхук')
  await olena.say('Бухгалтерія')
  await olena.say('http://127.0.0.1:1/')
  await olena.sees('https://')
  await olena.say(receiver.url)
  await olena.tap('Усе')
  const { text = '' } = await olena.sees('🔑 Бухгалтерія')
  const secret = /whsec_[\w+/=]+/u.exec(text)?.[0] ?? ''
  expect(secret).not.toBe('')
  await olena.tap('🧪 Надіслати тест')
  await olena.sees('тест отримано, відповідь 200')

  await olena.say('/add')
  await olena.say('Ада Байрон')
  await olena.say('+380441234567')
  await olena.tap('✅ Зберегти')
  await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBeGreaterThan(1)
  const [, added] = receiver.received
  const headers = added?.headers as Record<string, string>
  expect(new Webhook(secret).verify(added?.text ?? '', headers)).toMatchObject({
    type: 'contact.created',
    data: { resource: 'contacts', record: { name: 'Ада Байрон' } },
  })
  // What is sent is stored as it is, so that this shows that the search finds what is there.
  expect(filesWith(folder, receiver.url).length).toBeGreaterThan(0)
  await product.stop()
  expect(filesWith(folder, secret)).toEqual([])
}, 120_000)
