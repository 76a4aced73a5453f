/** `npm run api-rules`, which is part of the check: the product's document passes, and a broken one does not. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { expect, it } from 'vitest'

import { describeProduct } from '../../scripts/openapi/describe.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

async function check(...files: readonly string[]) {
  const script = join(root, 'scripts/check-openapi.ts')
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', script, ...files], { cwd: root })
  let said = ''
  child.stderr.on('data', (part: Buffer) => (said += part.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, said }
}

it('is part of the check, and finds nothing in the document of the product', { timeout: 90_000 }, async () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  expect(scripts['check:static']).toContain('npm run api-rules')
  expect(scripts['api-rules']).toContain('scripts/check-openapi.ts')
  expect(await check()).toEqual({ code: 0, said: '' })
})

it('fails on a broken document, and says which rule is broken where', { timeout: 90_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'api-rules-'))
  try {
    const document = JSON.parse(describeProduct()) as {
      info: { license?: object }
      paths: Record<string, { get: { operationId?: string; tags: string[]; responses: Record<string, unknown> } }>
    }
    delete document.info.license
    const list = document.paths['/contacts']?.get
    if (list === undefined) throw new Error('The list is described')
    list.operationId = 'getContact'
    list.tags = ['people']
    list.responses['410'] = { $ref: '#/components/responses/Lost' }
    const file = join(folder, 'openapi.json')
    writeFileSync(file, JSON.stringify(document))

    const { code, said } = await check(file)
    expect(code).toBe(1)
    for (const rule of [
      'redocly/info-license',
      'redocly/operation-operationId-unique',
      'redocly/no-unresolved-refs',
      'spectral/operation-operationId-unique',
      'spectral/operation-tag-defined',
    ])
      expect(said).toContain(rule)
    expect(said).toContain('#/paths/~1contacts/get')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
