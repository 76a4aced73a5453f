/** The composition root in this process; test/e2e runs it as a program. */
import { createServer, type AddressInfo } from 'node:net'

import { startSandbox } from '@clientsphere/telegram-sandbox'
import { describe, expect, it, onTestFinished } from 'vitest'

import { announceStart, startProduct } from '../../src/app/start-product.ts'
import { testDatabaseUri } from '../support/database.ts'
import { OLENA } from '../support/found-team.ts'
import { inProcess } from '../support/in-process.ts'
import { dataFolder } from '../support/product.ts'
import { createSandboxChat } from '../support/sandbox-chat.ts'

const SECRET = 'a-secret-of-the-tests'

/** A port that is free, or that the test keeps in use. */
async function port({ taken }: { readonly taken: boolean }): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port: number } = server.address() as AddressInfo
  const close = () => new Promise((resolve) => server.close(resolve))
  if (taken) onTestFinished(async () => void (await close()))
  else await close()
  return String(number)
}

describe('The product', () => {
  it('without a token runs on its own Telegram, answers a person there, and stops cleanly', async () => {
    const env = { MONGODB_URI: testDatabaseUri(), DATA_DIR: dataFolder(), SANDBOX_PORT: '0' }
    const parts = inProcess(env)
    const facts = await startProduct(parts)
    expect(facts).toMatchObject({
      mode: 'sandbox',
      webhookUrl: undefined,
      database: expect.stringMatching(/^MongoDB/u),
    })
    expect((await fetch(`${facts.httpUrl}/readyz`)).status).toBe(200)
    const olena = createSandboxChat(facts.sandboxUrl ?? '', OLENA)
    await olena.say('/start')
    await olena.sees('👋 ClientSphere')
    const metrics = await (await fetch(`${facts.metricsUrl}/metrics`)).text()
    expect(metrics).toContain('clientsphere_update_duration_seconds_count{kind="message",outcome="done"} 1')
    expect(metrics).toContain('clientsphere_telegram_call_duration_seconds_count{method="sendMessage",outcome="ok"}')
    expect(metrics).toContain('clientsphere_queue_items{queue="updates"} 0')
    expect(metrics).toContain('clientsphere_queue_dead_items{queue="jobs"} 0')
    const written: string[] = []
    announceStart(facts, parts, { write: (text) => written.push(text) })
    expect([...written, ...parts.messages()].join('\n')).toMatch(/ClientSphere .*is running/u)
    await parts.stop()
    expect(parts.exits).toEqual([0])
    await expect(fetch(`${facts.httpUrl}/livez`)).rejects.toThrow('fetch failed')
  }, 60_000)

  it('with a public address is called by Telegram, and refuses requests without the secret', async () => {
    const telegram = await startSandbox({ host: '127.0.0.1', port: 0, limits: 'off', log: () => {} })
    onTestFinished(telegram.close)
    const PORT = await port({ taken: false })
    const parts = inProcess({
      BOT_TOKEN: telegram.botToken,
      TELEGRAM_API_ROOT: telegram.url,
      PUBLIC_URL: `http://127.0.0.1:${PORT}`,
      WEBHOOK_SECRET: SECRET,
      PORT,
      MONGODB_URI: testDatabaseUri(),
      DATA_DIR: dataFolder(),
    })
    const facts = await startProduct(parts)
    expect(facts.webhookUrl).toMatch(new RegExp(`^http://127.0.0.1:${PORT}/`, 'u'))
    const olena = createSandboxChat(telegram.url, OLENA)
    await olena.say('/start')
    await olena.sees('👋 ClientSphere')
    const wrong = { method: 'POST', headers: { 'x-telegram-bot-api-secret-token': 'wrong' }, body: '{}' }
    expect((await fetch(facts.webhookUrl ?? '', wrong)).status).toBe(401)
  }, 60_000)
})

describe('A failed start says why, in one line', () => {
  it('when Telegram does not know the token', async () => {
    const telegram = await startSandbox({ host: '127.0.0.1', port: 0, botToken: `43:${'y'.repeat(35)}`, log: () => {} })
    onTestFinished(telegram.close)
    const parts = inProcess({
      BOT_TOKEN: `42:${'x'.repeat(35)}`,
      TELEGRAM_API_ROOT: telegram.url,
      MONGODB_URI: testDatabaseUri(),
      DATA_DIR: dataFolder(),
    })
    await expect(startProduct(parts)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: 'BOT_TOKEN: Telegram does not know this token; copy it again from @BotFather',
    })
  })

  it('when the sandbox port is in use', async () => {
    const SANDBOX_PORT = await port({ taken: true })
    await expect(startProduct(inProcess({ SANDBOX_PORT, DATA_DIR: dataFolder() }))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: `Port ${SANDBOX_PORT} on 127.0.0.1 is in use by another program: stop that one, or set SANDBOX_PORT to a free port`,
    })
  })

  it('when the data folder cannot be written', async () => {
    await expect(startProduct(inProcess({ SANDBOX_PORT: '0', DATA_DIR: '/dev/null/data' }))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('The data folder /dev/null/data cannot be written'),
    })
  })
})
