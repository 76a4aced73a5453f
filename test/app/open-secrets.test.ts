import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { openSecrets } from '../../src/app/secrets/open-secrets.ts'

let dataDir = ''
beforeEach(async () => void (dataDir = await mkdtemp(join(tmpdir(), 'open-secrets-'))))
afterEach(() => rm(dataDir, { recursive: true, force: true }))

const KEY = Buffer.alloc(32, 0xfb)
const OLD_KEY = Buffer.alloc(32, 1)
const opened = (more: { secretsKey?: Buffer; secretsOldKeys?: Buffer[] } = {}) =>
  openSecrets({ secretsKey: undefined, secretsOldKeys: [], dataDir, ...more })

describe('The secret box', () => {
  it('seals with the given key, opens what an old one sealed, and writes no file', async () => {
    const before = await opened({ secretsKey: OLD_KEY })
    const sealed = before.seal('whsec_abc', 'source-1')
    const box = await opened({ secretsKey: KEY, secretsOldKeys: [OLD_KEY] })
    expect(box.open(sealed, 'source-1')).toBe('whsec_abc')
    expect(box.keyIds).toHaveLength(2)
    expect(box.seal('x', 'source-1')).toContain(box.keyIds[0] ?? 'no id')
    expect(await readdir(dataDir)).toEqual([])
  })

  it('saves a generated key for the next start', async () => {
    const first = await opened()
    const sealed = first.seal('whsec_abc', 'source-1')
    const next = await opened()
    expect(next.keyIds).toEqual(first.keyIds)
    expect(next.open(sealed, 'source-1')).toBe('whsec_abc')
  })

  it.each(['base64', 'base64url'] as const)('reads a kept key in %s', async (encoding) => {
    await writeFile(join(dataDir, 'secrets.key'), `${KEY.toString(encoding)}\n`)
    expect((await opened()).keyIds).toEqual((await opened({ secretsKey: KEY })).keyIds)
  })

  it('does not open with half a key: the error says what to do', async () => {
    await writeFile(join(dataDir, 'secrets.key'), KEY.subarray(0, 16).toString('base64'))
    await expect(opened()).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/secrets\.key .*give SECRETS_KEY/u),
    })
  })
})
