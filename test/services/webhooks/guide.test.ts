/** docs/webhooks.md is true: its list of types is complete, and its commands verify what is sent. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, it, onTestFinished } from 'vitest'

import { createCrm } from '../../support/crm.ts'
import { ownDatabase } from '../../support/database.ts'
import { startReceiver } from '../../support/webhook-receiver.ts'
import { WEBHOOK_GROUPS, WEBHOOK_TYPES } from '../../../src/services/webhooks/message-types.ts'

const database = ownDatabase()
const GUIDE = readFileSync(new URL('../../../docs/webhooks.md', import.meta.url), 'utf8')

it('names every type of message', () => {
  const named = [...GUIDE.matchAll(/`((?:contact|company|deal|lead|task|note)\.\w+)`/gu)].map(([, type]) => type)
  expect(new Set(named)).toEqual(new Set(WEBHOOK_TYPES))
})

it('verifies a message with openssl alone', async () => {
  const crm = createCrm(database())
  const { owner } = await crm.team()
  const receiver = await startReceiver()
  const input = { name: 'Guide', url: receiver.url, groups: WEBHOOK_GROUPS }
  const { secret } = await crm.services.webhooks.create(owner(), input, { chatId: 1, messageId: 1 })
  await crm.services.contacts.add(owner(), { name: 'Ada' })
  await crm.workWebhooks()
  const [{ headers, text } = { headers: {}, text: '' }] = receiver.received
  const folder = mkdtempSync(join(tmpdir(), 'webhook-guide-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'body.json'), text)
  const script = /^```sh\n(KEY=.*?)^```$/msu.exec(GUIDE)?.[1] ?? ''
  const signature = execFileSync('bash', ['--norc', '-c', `set -euo pipefail\n${script}`], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      SECRET: secret,
      WEBHOOK_ID: String(headers['webhook-id' as keyof typeof headers]),
      WEBHOOK_TIMESTAMP: String(headers['webhook-timestamp' as keyof typeof headers]),
    },
  })
  expect(`v1,${signature.toString()}`).toBe(headers['webhook-signature' as keyof typeof headers])
})
