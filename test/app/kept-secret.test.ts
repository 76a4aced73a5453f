import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { keptSecret } from '../../src/app/secrets/kept-secret.ts'

let folder = ''
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'kept-secret-'))))
afterEach(() => rm(folder, { recursive: true, force: true }))

const have = () => keptSecret({ dataDir: join(folder, 'data'), file: 'api-keys.key', variable: 'API_KEY_PEPPER' })

describe('a server secret', () => {
  it('is made once, readable by its user alone, and the same for all processes that start at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, have))
    expect(new Set(all.map((secret) => secret.toString('hex'))).size).toBe(1)
    expect(all[0]).toHaveLength(32)
    expect(await readdir(join(folder, 'data'))).toEqual(['api-keys.key'])
    expect((await stat(join(folder, 'data', 'api-keys.key'))).mode & 0o777).toBe(0o600)
    expect(await have()).toEqual(all[0])
  })

  it('is not replaced when its file is damaged: the error names the file', async () => {
    await have()
    const path = join(folder, 'data', 'api-keys.key')
    await writeFile(path, 'half')
    const message = expect.stringMatching(/api-keys\.key .*it does not hold 32 bytes.*give API_KEY_PEPPER/u)
    await expect(have()).rejects.toMatchObject({ code: 'UNAVAILABLE', message })
    expect(await readFile(path, 'utf8')).toBe('half')
  })

  it('fails with a message to the operator if no file can be written', async () => {
    await writeFile(join(folder, 'data'), 'a file where a folder should be')
    await expect(have()).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/EEXIST|ENOTDIR/u),
    })
  })
})
