import { Api } from 'grammy'
import { expect, test } from 'vitest'

import { receiveUpdates } from '../../src/app/receive-updates.ts'
import { createHealth } from '../../src/http/health.ts'
import { inProcess } from '../support/in-process.ts'
import { expectLoggedErrors } from '../support/recorded-log.ts'
import { BOT_TOKEN, createTelegramDouble } from '../support/telegram-double.ts'

test('When Telegram refuses the token for good, the process logs it, becomes unhealthy and exits with 1', async () => {
  expectLoggedErrors('Updates are no longer fetched')
  const telegram = createTelegramDouble()
  telegram.failNext('getUpdates', { code: 401, description: 'Unauthorized' }, 99)
  const { config, log, messages, lifecycle, exits } = inProcess({ BOT_TOKEN: `42:${'x'.repeat(35)}` })
  const health = createHealth({ version: '1.2.3', clock: { now: () => new Date(0) } })
  await receiveUpdates({
    config,
    api: new Api(BOT_TOKEN, { fetch: telegram.fetch as typeof fetch }),
    ingress: { receive: async () => 'stored', receiveAll: async () => [] },
    lifecycle,
    health,
    random: Math.random,
    log,
  })
  await expect.poll(() => exits).toEqual([1])
  expect(messages()).toContain('Updates are no longer fetched')
  expect((await health.report()).parts['telegram']).toMatchObject({ state: 'down' })
})
