/** Writes an executable that runs the program, for callers that expect the path of a mongod. */
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { versionLines } from '../documentdb/installation.ts'
import type { Installation } from '../documentdb/installation.ts'
import { COMPILED_PROGRAM, INSTALLATION_HOME } from '../handshake.ts'

/**
 * Writes the launcher, unless it exists already.
 *
 * @param folder a folder that may hold executables; the file is named after its content
 * @returns its path
 */
export function writeLauncher(folder: string, installation: Installation): string {
  const content = launcherScript(installation)
  const path = join(folder, `mongod-${createHash('sha256').update(content).digest('hex').slice(0, 12)}`)
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true })
    const made = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
    writeFileSync(made, content)
    chmodSync(made, 0o755)
    renameSync(made, path)
  }
  return path
}

/**
 * The built program is JavaScript and runs directly; in a checkout it is TypeScript beside this file, unless the starter
 * names a compiled one. The script answers
 * `--version` by itself, because callers ask for it before every start.
 */
function launcherScript(installation: Installation): string {
  const built = import.meta.url.endsWith('.js')
  const program = fileURLToPath(new URL(built ? './program.js' : './program.ts', import.meta.url))
  const loader = built ? [] : ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]
  const command = [process.execPath, ...loader, program].map(quote).join(' ')
  return [
    '#!/bin/sh',
    `[ "$1" = --version ] && exec printf '%s\\n' ${versionLines(installation).map(quote).join(' ')}`,
    `${INSTALLATION_HOME}=${quote(installation.home)}`,
    `export ${INSTALLATION_HOME}`,
    `[ -n "$${COMPILED_PROGRAM}" ] && exec ${quote(process.execPath)} "$${COMPILED_PROGRAM}" "$@"`,
    `exec ${command} "$@"`,
    '',
  ].join('\n')
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
