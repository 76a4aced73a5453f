/** What an installation of DocumentDB consists of. Raise RECIPE when the steps change: it is part of the folder's name. */
import { join } from 'node:path'

import { EmbeddedMongoError } from '../embedded-mongo-error.ts'

const RECIPE = 3
/** The first Debian suite that carries the package. */
export const SUITE = 'forky'
export const PACKAGE = 'postgresql-18-documentdb'
/** Lets initdb run under a uid without a name, which is common in containers. */
export const NAME_WRAPPER = { package: 'libnss-wrapper', library: 'libnss_wrapper.so' }
export const POSTGRES_MAJOR = '18'

/** Room for the packages and their unpacked contents together. */
export const NEEDED_BYTES = 750 * 1024 * 1024

export type Architecture = {
  /** Debian's name, as in apt's APT::Architecture. */
  readonly debian: 'amd64' | 'arm64'
  /** The folder below usr/lib that holds this architecture's libraries. */
  readonly triplet: string
  /** The dynamic loader's file name: the unpacked libc is newer than the machine's and needs its own. */
  readonly loader: string
}

const ARCHITECTURES: Readonly<Record<string, Architecture>> = {
  x64: { debian: 'amd64', triplet: 'x86_64-linux-gnu', loader: 'ld-linux-x86-64.so.2' },
  arm64: { debian: 'arm64', triplet: 'aarch64-linux-gnu', loader: 'ld-linux-aarch64.so.1' },
}

/**
 * @param arch as in process.arch
 * @throws EmbeddedMongoError for a processor that is not supported here.
 */
export function architectureOf(arch: string): Architecture {
  const found = ARCHITECTURES[arch]
  if (found === undefined) {
    throw new EmbeddedMongoError(`DocumentDB is not available for this processor (${arch})`)
  }
  return found
}

export function isSupportedArchitecture(arch: string): boolean {
  return ARCHITECTURES[arch] !== undefined
}

export function installationFolderName(architecture: Architecture): string {
  return `documentdb-${POSTGRES_MAJOR}-${architecture.debian}-r${RECIPE}`
}

/** The layout of an installation. */
type InstallationLayout = {
  readonly root: string
  readonly bin: string
  readonly extensions: string
  /** A cluster with its extensions, ready to be copied. */
  readonly template: string
  readonly manifest: string
}

export function layoutOf(home: string): InstallationLayout {
  const root = join(home, 'root')
  return {
    root,
    bin: join(root, 'usr/lib/postgresql', POSTGRES_MAJOR, 'bin'),
    extensions: join(root, 'usr/share/postgresql', POSTGRES_MAJOR, 'extension'),
    template: join(home, 'template'),
    manifest: join(home, 'installed.json'),
  }
}
