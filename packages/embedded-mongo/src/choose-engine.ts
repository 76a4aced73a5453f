/** Chooses the program that serves, in order of preference. Everything it needs to know of the machine is an argument. */
import { EmbeddedMongoError } from './embedded-mongo-error.ts'
import type { EngineKind } from './data-folder.ts'
import type { Engine } from './engine.ts'

export type EngineLookups = {
  /** MONGOMS_SYSTEM_BINARY. */
  readonly namedBinary: string | undefined
  readonly mongodOnPath: () => string | undefined
  readonly probe: (binary: string) => Promise<Engine | undefined>
  readonly downloadedMongod: () => Promise<string | undefined>
  readonly canReachDownload: () => Promise<boolean>
  readonly downloadMongod: () => Promise<string>
  /** Linux with apt-get and dpkg-deb on a supported processor. */
  readonly canInstallDocumentdb: () => boolean
  readonly documentdb: () => Promise<Engine>
  readonly onProgress: (line: string) => void
}

const WAYS_OUT =
  'There are three ways out: set MONGODB_URI to the address of a MongoDB replica set, put a mongod on PATH ' +
  '(or name one with MONGOMS_SYSTEM_BINARY), or run on Debian, where the embedded database installs itself'

/**
 * Prefers a real mongod to DocumentDB. Existing data decides, though: it is opened with the engine that created it.
 *
 * @param madeBy the engine that created the data folder, if there is one
 * @throws EmbeddedMongoError if no engine is available, with the ways out, or if the named binary is not a mongod.
 */
export async function chooseEngine(lookups: EngineLookups, madeBy?: EngineKind): Promise<Engine> {
  if (lookups.namedBinary !== undefined) return await useNamed(lookups.namedBinary, lookups, madeBy)
  const failures: string[] = []
  if (madeBy !== 'documentdb') {
    const mongod = await findMongod(lookups, failures)
    if (mongod !== undefined) return mongod
  }
  if (madeBy !== 'mongod' && lookups.canInstallDocumentdb()) {
    try {
      return await lookups.documentdb()
    } catch (error) {
      failures.push(reasonOf(error))
    }
  }
  const which = madeBy === undefined ? 'No database' : `The data was created with ${nameOf(madeBy)}, which`
  const problem = madeBy === undefined ? `${which} can be started here` : `${which} is not available here`
  throw new EmbeddedMongoError([problem, ...failures, WAYS_OUT].join('.\n'))
}

function nameOf(kind: EngineKind): string {
  return kind === 'mongod' ? 'MongoDB' : 'DocumentDB'
}

async function useNamed(binary: string, lookups: EngineLookups, madeBy: EngineKind | undefined): Promise<Engine> {
  const engine = await lookups.probe(binary)
  if (engine === undefined) {
    throw new EmbeddedMongoError(
      `MONGOMS_SYSTEM_BINARY names ${binary}, which is not a mongod that runs on this machine. Name another one, or unset the variable`,
    )
  }
  if (madeBy === 'documentdb') {
    throw new EmbeddedMongoError(
      'The data was created with DocumentDB and cannot be opened with the mongod that MONGOMS_SYSTEM_BINARY names. ' +
        'Unset it, or choose another data folder',
    )
  }
  return engine
}

async function findMongod(lookups: EngineLookups, failures: string[]): Promise<Engine | undefined> {
  const onPath = lookups.mongodOnPath()
  const fromPath = onPath === undefined ? undefined : await lookups.probe(onPath)
  if (fromPath !== undefined) return fromPath

  const downloaded = await lookups.downloadedMongod()
  const fromCache = downloaded === undefined ? undefined : await lookups.probe(downloaded)
  if (fromCache !== undefined || downloaded !== undefined || !(await lookups.canReachDownload())) return fromCache
  try {
    lookups.onProgress('Downloading MongoDB (once per machine)')
    return await lookups.probe(await lookups.downloadMongod())
  } catch (error) {
    const failure = `Downloading MongoDB failed: ${reasonOf(error)}`
    lookups.onProgress(failure)
    failures.push(failure)
    return undefined
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
