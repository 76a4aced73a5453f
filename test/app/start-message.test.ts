import { describe, expect, it } from 'vitest'

import { startMessage } from '../../src/app/start-message.ts'

const facts = {
  version: '1.2.3',
  mode: 'sandbox',
  database: 'DocumentDB 1.0 on PostgreSQL 18, data in ./data',
  httpUrl: 'http://127.0.0.1:8080',
  metricsUrl: 'http://127.0.0.1:9090',
  sandboxUrl: 'http://127.0.0.1:8081',
} as const

describe('the start message', () => {
  it('for the sandbox says what runs where and to open the chat', () => {
    expect(startMessage(facts)).toBe(`
ClientSphere 1.2.3 is running.
  Bot       sandbox, a Telegram of its own at http://127.0.0.1:8081 (no BOT_TOKEN is set)
  Database  DocumentDB 1.0 on PostgreSQL 18, data in ./data
  HTTP      http://127.0.0.1:8080 (state: http://127.0.0.1:8080/health)
  Metrics   http://127.0.0.1:9090/metrics

Open http://127.0.0.1:8081 in a browser, choose a person and send /start. Ctrl+C stops.
`)
  })

  it('for a bot links to it', () => {
    const polling = startMessage({ ...facts, mode: 'polling', botUsername: 'acme_crm_bot' })
    expect(polling).toContain('polling: updates are fetched from Telegram')
    expect(polling).toContain('Open https://t.me/acme_crm_bot and send /start.')
  })

  it('for a webhook shows the address that Telegram calls', () => {
    const webhookUrl = 'https://crm.example.com/telegram/webhook'
    expect(startMessage({ ...facts, mode: 'webhook', webhookUrl })).toContain(`Telegram sends updates to ${webhookUrl}`)
  })
})
