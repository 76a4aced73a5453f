import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

import { describe, expect, it, onTestFinished } from 'vitest'

import type { InlineAnswer } from '@clientsphere/telegram-sandbox/control-api'
import { startSandbox } from '@clientsphere/telegram-sandbox'
import { testDatabaseUri } from '../support/database.ts'
import { createWorkspace, MAX, OLENA } from '../support/found-team.ts'
import { startProduct } from '../support/product.ts'
import { runProgram } from '../support/program.ts'
import { createSandboxChat, type SandboxChat } from '../support/sandbox-chat.ts'

async function post<T>(url: string, body: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

async function addContact(olena: SandboxChat): Promise<void> {
  await createWorkspace(olena, 'Опера')
  await olena.tap('➕ Додати перший контакт')
  await olena.say('Ґалаґан *Їжак*')
  await olena.say('050 123 45 67')
  await olena.sees('✉️ Email?')
  await olena.tap('✅ Зберегти')
  await olena.sees('додано.')
}

/** Types “@bot …” as Olena, chooses the only result, and checks what is sent and what others are offered. */
async function sendCard(chatUrl: string, olena: SandboxChat): Promise<void> {
  const chat = `${chatUrl}/sandbox/chats/${OLENA}`
  const answer = await post<InlineAnswer>(`${chat}/inline`, { query: 'галаган' })
  expect(answer).toMatchObject({ is_personal: true, cache_time: 0, results: [{ title: 'Ґалаґан *Їжак*' }] })
  const stranger = await post<InlineAnswer>(`${chatUrl}/sandbox/chats/${MAX}/inline`, { query: 'галаган' })
  expect(stranger).toMatchObject({ results: [], button: { text: 'Open ClientSphere' } })

  const said = (await olena.messages()).length
  await post(`${chat}/inline/chosen`, { query_id: answer.query_id, result_id: answer.results[0]?.id })
  await fetch(`${chatUrl}/sandbox/idle?timeout_ms=15000&patience_ms=1500`)
  const [card, ...more] = (await olena.messages()).slice(said)
  expect(card).toMatchObject({
    from_bot: false,
    text: '👤 Ґалаґан *Їжак*\n📞 +380 50 123 4567',
    buttons: [[{ text: '📋 +380 50 123 4567', copy_text: '+380501234567' }], [{ text: 'Відкрити в ClientSphere' }]],
  })
  expect(more).toEqual([])
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

describe('“@bot …” in the product', () => {
  it('offers and sends a contact where updates are fetched', async () => {
    const { chatUrl, out } = await startProduct({ MONGODB_URI: testDatabaseUri() })
    const olena = createSandboxChat(chatUrl, OLENA)
    await addContact(olena)
    await sendCard(chatUrl, olena)
    expect(out()).not.toMatch(/ERROR|WARN/u)
  }, 180_000)

  it('offers and sends a contact where Telegram calls the server', async () => {
    const sandbox = await startSandbox({ host: '127.0.0.1', port: 0, limits: 'off', log: () => {} })
    onTestFinished(sandbox.close)
    const port = String(await freePort())
    const product = runProgram('src/main.ts', {
      BOT_TOKEN: sandbox.botToken,
      TELEGRAM_API_ROOT: sandbox.url,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      WEBHOOK_SECRET: 'a-secret-of-the-tests',
      PORT: port,
      METRICS_PORT: '0',
      LOG_FORMAT: 'pretty',
      MONGODB_URI: testDatabaseUri(),
    })
    onTestFinished(async () => {
      product.process.kill('SIGTERM')
      await product.ended
    })
    await expect.poll(product.out, { timeout: 60_000, interval: 100 }).toContain('Ctrl+C stops.')
    const olena = createSandboxChat(sandbox.url, OLENA)
    await addContact(olena)
    await sendCard(sandbox.url, olena)
    expect(product.out()).not.toMatch(/ERROR/u)
  }, 180_000)
})
