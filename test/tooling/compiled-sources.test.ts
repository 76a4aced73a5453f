import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const run = promisify(execFile)

/** What decides how sources are compiled; their content does not matter here. */
const SETTINGS = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'packages/embedded-mongo/package.json',
  'packages/telegram-sandbox/package.json',
]

let folder = ''

/** A repository with two sources and the script of `npm start`. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'compiled-sources-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const file of SETTINGS) await write(file, '{"type":"module"}')
  await cp(join(ROOT, 'scripts', 'start'), join(folder, 'scripts', 'start'), { recursive: true })
  await cp(join(ROOT, 'scripts', 'start.mjs'), join(folder, 'scripts', 'start.mjs'))
  await mkdir(join(folder, 'node_modules'))
  await symlink(join(ROOT, 'node_modules', 'esbuild'), join(folder, 'node_modules', 'esbuild'))
  await write('src/words.ts', "export const word: string = 'one'\n")
  await write('src/main.ts', "import { word } from './words.ts'\nconsole.log(word, import.meta.url)\n")
  await write('packages/embedded-mongo/src/program/program.ts', 'export {}\n')
})

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true })
  await writeFile(join(folder, file), text)
}

async function start(): Promise<string> {
  const { stdout } = await run(process.execPath, [join(folder, 'scripts', 'start.mjs')])
  return stdout.trim()
}

async function builds(): Promise<readonly string[]> {
  const cache = join(folder, 'node_modules', '.cache', 'clientsphere')
  return (await readdir(cache)).filter((name) => name !== 'manifest.json')
}

/** The clock of a file system advances in steps, and what changed within the last one is compiled once more. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 100))

describe('npm start', () => {
  it('compiles the sources once, and lets each know its own address', async () => {
    await settle()
    expect(await start()).toMatch(/^one file:.*\/src\/main\.ts$/u)
    const first = await builds()
    expect(first).toHaveLength(1)
    expect(await start()).toMatch(/^one /u)
    expect(await builds()).toEqual(first)
  })

  it('picks up a changed source, even one of the same size and time', async () => {
    const past = new Date('2026-01-01')
    await utimes(join(folder, 'src', 'words.ts'), past, past)
    await settle()
    expect(await start()).toMatch(/^one /u)
    await write('src/words.ts', "export const word: string = 'two'\n")
    await utimes(join(folder, 'src', 'words.ts'), past, past)
    expect(await start()).toMatch(/^two /u)
    await write('src/new.ts', "export const word: string = 'new'\n")
    await write('src/main.ts', "import { word } from './new.ts'\nconsole.log(word)\n")
    expect(await start()).toBe('new')
  })

  it('says what is wrong with a source that does not compile, and runs nothing old', async () => {
    await start()
    await write('src/words.ts', 'export const word: = 1\n')
    await expect(start()).rejects.toMatchObject({ stdout: '', stderr: expect.stringContaining('src/words.ts') })
  })

  it('may run several times at once', async () => {
    const outputs = await Promise.all([start(), start(), start()])
    for (const output of outputs) expect(output).toMatch(/^one /u)
    expect(await start()).toMatch(/^one /u)
  })
})
