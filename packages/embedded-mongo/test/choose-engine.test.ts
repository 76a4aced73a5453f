import { describe, expect, it } from 'vitest'

import { EmbeddedMongoError } from '../src/embedded-mongo-error.ts'
import { chooseEngine } from '../src/choose-engine.ts'
import type { EngineLookups } from '../src/choose-engine.ts'
import type { Engine } from '../src/engine.ts'

const documentdb: Engine = {
  kind: 'documentdb',
  guard: 'socket',
  binary: '/cache/launcher',
  version: '8.0.0',
  description: 'DocumentDB 1.0',
}

/** A machine on which everything is available; each test takes something away. */
function machine(without: Partial<EngineLookups> = {}): EngineLookups & { readonly asked: string[] } {
  const asked: string[] = []
  const note = <T>(name: string, value: T): T => {
    asked.push(name)
    return value
  }
  return {
    asked,
    namedBinary: undefined,
    mongodOnPath: () => note('path', '/usr/bin/mongod'),
    probe: async (binary) => ({
      kind: 'mongod',
      guard: 'password',
      binary,
      version: '8.0.4',
      description: 'MongoDB 8.0.4',
    }),
    downloadedMongod: async () => note('cache', '/cache/mongod'),
    canReachDownload: async () => note('reach', true),
    downloadMongod: async () => note('download', '/cache/new-mongod'),
    canInstallDocumentdb: () => note('can install', true),
    documentdb: async () => note('documentdb', documentdb),
    onProgress: () => {},
    ...without,
  }
}

const noMongod: Partial<EngineLookups> = {
  mongodOnPath: () => undefined,
  downloadedMongod: async () => undefined,
  canReachDownload: async () => false,
}

describe('the choice of an engine', () => {
  it.each<[string, Partial<EngineLookups>, string]>([
    ['the named binary before all others', { namedBinary: '/opt/mongod' }, '/opt/mongod'],
    ['the mongod on PATH', {}, '/usr/bin/mongod'],
    ['a mongod that was downloaded before', { mongodOnPath: () => undefined }, '/cache/mongod'],
    [
      'a download where one can be reached',
      { mongodOnPath: () => undefined, downloadedMongod: async () => undefined },
      '/cache/new-mongod',
    ],
    ['DocumentDB if there is no mongod', noMongod, '/cache/launcher'],
  ])('takes %s', async (_title, without, binary) => {
    expect((await chooseEngine(machine(without))).binary).toBe(binary)
  })

  it('skips a file named mongod that does not answer as one', async () => {
    const lookups = machine({
      probe: async (binary) => (binary === '/usr/bin/mongod' ? undefined : { ...documentdb, binary }),
    })
    expect((await chooseEngine(lookups)).binary).toBe('/cache/mongod')
  })

  it('does not use the network when a mongod is installed', async () => {
    const lookups = machine({ mongodOnPath: () => undefined })
    await chooseEngine(lookups)
    expect(lookups.asked).toEqual(['cache'])
  })

  it('goes on to DocumentDB when a download fails, and says so', async () => {
    const lines: string[] = []
    const engine = await chooseEngine(
      machine({
        ...noMongod,
        canReachDownload: async () => true,
        downloadMongod: () => Promise.reject(new Error('Status Code is 403')),
        onProgress: (line) => lines.push(line),
      }),
    )
    expect(engine.kind).toBe('documentdb')
    expect(lines).toContain('Downloading MongoDB failed: Status Code is 403')
  })

  it('names the three ways out when nothing is available', async () => {
    const choice = chooseEngine(machine({ ...noMongod, canInstallDocumentdb: () => false }))
    await expect(choice).rejects.toMatchObject({ name: 'EmbeddedMongoError' })
    await expect(choice).rejects.toThrow(/MONGODB_URI.*mongod on PATH.*Debian/s)
  })

  it('names the reason for a failed installation together with the ways out', async () => {
    const documentdbFails = (): Promise<Engine> => Promise.reject(new EmbeddedMongoError('apt-get said: no network'))
    const choice = chooseEngine(machine({ ...noMongod, documentdb: documentdbFails }))
    await expect(choice).rejects.toThrow(/apt-get said: no network.*three ways out/s)
  })

  it('refuses a named binary that is not a mongod instead of choosing another', async () => {
    const choice = chooseEngine(machine({ namedBinary: '/opt/wrong', probe: async () => undefined }))
    await expect(choice).rejects.toThrow(/MONGOMS_SYSTEM_BINARY names \/opt\/wrong/)
  })

  it('opens data with the engine that created it, whatever else is available', async () => {
    const lookups = machine()
    expect((await chooseEngine(lookups, 'documentdb')).kind).toBe('documentdb')
    expect(lookups.asked).toEqual(['can install', 'documentdb'])
  })

  it('refuses to open data with the other engine', async () => {
    await expect(chooseEngine(machine({ namedBinary: '/opt/mongod' }), 'documentdb')).rejects.toThrow(
      /created with DocumentDB and cannot be opened with the mongod/,
    )
    await expect(chooseEngine(machine(noMongod), 'mongod')).rejects.toThrow(
      /created with MongoDB, which is not available here/,
    )
  })
})
