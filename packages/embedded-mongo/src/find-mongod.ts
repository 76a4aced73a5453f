/** Finds a mongod on this machine and asks its version. */
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

import type { Engine } from './engine.ts'
import { runCommand } from './run-command.ts'

export function findMongodOnPath(path: string | undefined): string | undefined {
  return findOnPath(process.platform === 'win32' ? 'mongod.exe' : 'mongod', path)
}

/** The first executable file of this name in the folders of PATH. Relative folders are skipped. */
export function findOnPath(name: string, path: string | undefined): string | undefined {
  const folders = (path ?? '').split(delimiter).filter((folder) => isAbsolute(folder))
  return folders.map((folder) => join(folder, name)).find(isExecutableFile)
}

/** The engine behind this file; undefined if it does not run or does not answer --version as a mongod does. */
export async function probeMongod(binary: string): Promise<Engine | undefined> {
  if (!isExecutableFile(binary)) return undefined
  try {
    const { stdout } = await runCommand(binary, ['--version'], { timeoutMs: 15_000 })
    const version = /^\s*db version v?(\d+\.\d+\.\d+)/m.exec(stdout)?.[1]
    if (version === undefined) return undefined
    // Our own program names the engine behind it on a second line.
    const own = /^DocumentDB.*$/m.exec(stdout)?.[0]
    const guard = own === undefined ? 'password' : 'socket'
    return { kind: 'mongod', guard, binary, version, description: own ?? `MongoDB ${version}` }
  } catch {
    return undefined
  }
}

function isExecutableFile(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
