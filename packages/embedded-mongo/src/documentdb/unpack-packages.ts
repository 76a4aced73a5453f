/** Unpacks packages into one folder and does by hand what their install scripts would have done. */
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'

import { EmbeddedMongoError } from '../embedded-mongo-error.ts'
import { lastLines, runCommand } from '../run-command.ts'
import { layoutOf, NAME_WRAPPER, POSTGRES_MAJOR } from './recipe.ts'
import type { Architecture } from './recipe.ts'

/** The engine's own folders. The rest (setuid programs, manuals, translations) only takes up room. */
const KEPT = (architecture: Architecture): readonly string[] => [
  `usr/lib/${architecture.triplet}`,
  'usr/lib/postgresql',
  'usr/share/postgresql',
  'usr/share/proj',
]
const DROPPED_LIBRARIES = ['perl', 'perl-base', 'systemd', 'gconv']

/**
 * @param home folder of the installation; the packages go to `root` in it.
 * @throws EmbeddedMongoError if a package cannot be unpacked.
 */
export async function unpackPackages(
  home: string,
  packages: readonly string[],
  architecture: Architecture,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const { root } = layoutOf(home)
  const all = join(home, 'unpacked')
  mkdirSync(all, { recursive: true })
  const queue = [...packages]
  const worker = async (): Promise<void> => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const result = await runCommand('dpkg-deb', ['-x', file, all], { env })
      if (result.code !== 0) {
        const message = `Unpacking ${file} failed. dpkg-deb said:\n${lastLines(result.stderr)}`
        throw new EmbeddedMongoError(message)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker))

  for (const folder of KEPT(architecture)) {
    if (!existsSync(join(all, folder))) continue
    mkdirSync(join(root, folder, '..'), { recursive: true })
    renameSync(join(all, folder), join(root, folder))
  }
  rmSync(all, { recursive: true })
  for (const name of DROPPED_LIBRARIES)
    rmSync(join(root, 'usr/lib', architecture.triplet, name), { recursive: true, force: true })
}

/** Does the steps of the install scripts that the engine needs, and wraps programs to run with the unpacked libc. */
export function finishInstallation(home: string, architecture: Architecture): void {
  const { root, bin, extensions } = layoutOf(home)
  const control = join(extensions, 'postgis.control')
  if (!existsSync(control)) copyFileSync(join(extensions, 'postgis-3.control'), control)

  const library = `usr/lib/${architecture.triplet}`
  const loader = findLoader(root, architecture)
  // PostgreSQL's own folder first; blas and lapack are reached through Debian's alternatives on an installed system.
  const path = [`usr/lib/postgresql/${POSTGRES_MAJOR}/lib`, library, `${library}/blas`, `${library}/lapack`]
  const libraries = path.map((part) => `$root/${part}`).join(':')
  // Only where names are provided (initdb and the servers it starts): the database itself runs without it.
  const preload = `\${NSS_WRAPPER_PASSWD:+--preload "$root/${library}/${NAME_WRAPPER.library}"}`
  for (const program of ['postgres', 'initdb']) {
    renameSync(join(bin, program), join(bin, `${program}.bin`))
    const script = [
      '#!/bin/sh',
      `root="\${0%/*}/${relative(bin, root)}"`,
      `exec "$root/${loader}" --library-path "${libraries}" ${preload} --argv0 "$0" "$0.bin" "$@"`,
      '',
    ].join('\n')
    writeFileSync(join(bin, program), script)
    chmodSync(join(bin, program), 0o755)
  }
}

function findLoader(root: string, architecture: Architecture): string {
  const folder = join('usr/lib', architecture.triplet)
  if (!readdirSync(join(root, folder)).includes(architecture.loader)) {
    throw new EmbeddedMongoError(`The downloaded libc has no ${architecture.loader}`)
  }
  return join(folder, architecture.loader)
}
