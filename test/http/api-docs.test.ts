import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type HttpServer, serve } from '../../src/http/serve.ts'
import type { Resources } from '../../src/services/export/resources/all.ts'
import { apiWorld } from '../support/api.ts'
import { ownDatabase } from '../support/database.ts'

const database = ownDatabase()

const GUIDE = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8')
const EXAMPLES = [...GUIDE.matchAll(/^```sh run\n(.*?)^```$/gmsu)].map(([, script = '']) => script)

let server: HttpServer
let resources: Resources
let key = ''
let folder = ''

beforeAll(async () => {
  const { workspace, crm, app } = apiWorld(database())
  ;({ resources } = crm.services.export)
  const acme = await workspace()
  ;({ key } = acme)
  for (let index = 0; index < 3; index += 1)
    await acme.addContact(`Contact ${index}`, { emails: `c${index}@example.com` })
  const website = { title: 'Website', amount: { minor: 500_000, currency: 'EUR' }, committed: true } as const
  await crm.services.deals.add(acme.owner(), website)
  await crm.services.customFields.make(acme.owner(), { kind: 'deal', label: 'Contract', type: 'text' })
  crm.passTime(10_001)
  server = await serve({ app, host: '127.0.0.1', port: 0, portVariable: 'PORT', hostVariable: 'HOST' })
  folder = mkdtempSync(join(tmpdir(), 'api-docs-'))
})
afterAll(async () => {
  await server.close(100)
  rmSync(folder, { recursive: true, force: true })
})

function run(script: string): Promise<{ code: number | null; output: string; errors: string }> {
  return new Promise((resolve, reject) => {
    const environment = { PATH: process.env['PATH'], CRM: server.url, CRM_KEY: key }
    const child = spawn('bash', ['--norc', '-c', `set -euo pipefail\n${script}`], {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let errors = ''
    child.stdout.on('data', (text: Buffer) => (output += text.toString()))
    child.stderr.on('data', (text: Buffer) => (errors += text.toString()))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output, errors }))
  })
}

describe('docs/api.md', () => {
  it('has examples, and describes every resource with all its filters', () => {
    expect(EXAMPLES.length).toBeGreaterThan(8)
    for (const { name, filters } of Object.values(resources)) {
      const line = GUIDE.split('\n').find((text) => text.startsWith(`| \`/${name}\``)) ?? ''
      expect([...line.matchAll(/`(\w+)`/gu)].map(([, filter]) => filter)).toEqual(Object.keys(filters))
    }
  })

  it.each(EXAMPLES.map((script) => [script]))('has an example that works:\n%s', async (script) => {
    const { code, output, errors } = await run(script)
    expect([code, errors]).toEqual([0, ''])
    expect(output.trim()).not.toBe('')
    if (script.includes('304')) expect(output.trim()).toBe('304')
    if (script.includes('If-None-Match')) expect(output.trim()).toBe('304')
    if (script.includes('/deals?')) expect(output).toContain('"decimal": "5000.00"')
    if (script.includes('limt')) expect(output).toContain('There is no such parameter')
    if (script.includes('/changes')) expect(output).toContain('"put":"contacts"')
  })
})
