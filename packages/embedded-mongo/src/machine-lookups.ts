/** What the choice of an engine asks about this machine. */
import { homedir } from 'node:os'
import { join } from 'node:path'

import type { EngineLookups } from './choose-engine.ts'
import { cacheFolderOf } from './documentdb/cache-folder.ts'
import { describeInstallation, MONGODB_VERSION } from './documentdb/installation.ts'
import { installDocumentdb } from './documentdb/install-documentdb.ts'
import { isSupportedArchitecture } from './documentdb/recipe.ts'
import { canReachDownload, downloadMongod, findDownloadedMongod } from './download-mongod.ts'
import type { Engine } from './engine.ts'
import { findMongodOnPath, findOnPath, probeMongod } from './find-mongod.ts'
import { makeClusterTemplate } from './program/new-cluster.ts'
import { writeLauncher } from './program/write-launcher.ts'

/** Lazy: the machine is asked only when one of the functions is called. */
export function machineLookups(env: NodeJS.ProcessEnv, onProgress: (line: string) => void): EngineLookups {
  return {
    namedBinary: env['MONGOMS_SYSTEM_BINARY'],
    mongodOnPath: () => findMongodOnPath(env['PATH']),
    probe: probeMongod,
    downloadedMongod: findDownloadedMongod,
    canReachDownload: () => canReachDownload(env),
    downloadMongod,
    canInstallDocumentdb: () => canInstallDocumentdb(env),
    documentdb: () => documentdbEngine(env, onProgress),
    onProgress,
  }
}

/** Linux with apt-get and dpkg-deb, on a processor that the packages are built for. */
export function canInstallDocumentdb(env: NodeJS.ProcessEnv): boolean {
  return (
    process.platform === 'linux' &&
    isSupportedArchitecture(process.arch) &&
    ['apt-get', 'dpkg-deb'].every((name) => findOnPath(name, env['PATH']) !== undefined)
  )
}

async function documentdbEngine(env: NodeJS.ProcessEnv, onProgress: (line: string) => void): Promise<Engine> {
  const cacheFolder = cacheFolderOf({ xdgCacheHome: env['XDG_CACHE_HOME'], home: homedir() })
  const installation = await installDocumentdb({
    cacheFolder,
    arch: process.arch,
    env,
    onProgress,
    makeTemplate: makeClusterTemplate,
  })
  return {
    kind: 'documentdb',
    guard: 'socket',
    binary: writeLauncher(join(cacheFolder, 'launchers'), installation),
    version: MONGODB_VERSION,
    description: describeInstallation(installation),
  }
}
