#!/usr/bin/env node
/** `embedded-mongod`: DocumentDB with mongod's command line. Installs the engine first if it is missing. */
import { homedir } from 'node:os'

import { cacheFolderOf } from './documentdb/cache-folder.ts'
import { findInstallation, installDocumentdb } from './documentdb/install-documentdb.ts'
import { MONGODB_VERSION } from './documentdb/installation.ts'
import { EmbeddedMongoError } from './embedded-mongo-error.ts'
import { canInstallDocumentdb } from './machine-lookups.ts'
import { parseCommandLine } from './program/command-line.ts'
import { makeClusterTemplate } from './program/new-cluster.ts'
import { serveCommandLine } from './program/serve-command-line.ts'

const argv = process.argv.slice(2)
const here = {
  cacheFolder: cacheFolderOf({ xdgCacheHome: process.env['XDG_CACHE_HOME'], home: homedir() }),
  arch: process.arch,
}

async function install(): Promise<string> {
  if (!canInstallDocumentdb(process.env)) {
    throw new EmbeddedMongoError('DocumentDB needs Debian (or another Linux with apt-get and dpkg-deb) on x64 or arm64')
  }
  const { home } = await installDocumentdb({
    ...here,
    env: process.env,
    onProgress: (line) => console.error(line),
    makeTemplate: makeClusterTemplate,
  })
  return home
}

try {
  const { kind } = parseCommandLine(argv)
  const installed = findInstallation(here)?.home
  if (kind === 'version' && installed === undefined) {
    // Asking for a version must not start an installation.
    console.log(`db version v${MONGODB_VERSION}\nDocumentDB, not installed yet: the first start installs it`)
  } else {
    const installationHome = installed ?? (kind === 'run' ? await install() : '')
    await serveCommandLine(argv, { installationHome, startedFor: undefined })
  }
} catch (error) {
  if (!(error instanceof EmbeddedMongoError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
