import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises'
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
  for (const name of ['esbuild', '@jridgewell']) {
    await symlink(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name))
  }
  await write('src/words.ts', "export const word: string = 'one'\n")
  await write('src/main.ts', "import { word } from './words.ts'\nconsole.log(word, import.meta.url)\n")
  await write('packages/embedded-mongo/src/program/program.ts', 'export {}\n')
})

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true })
  await writeFile(join(folder, file), text)
}

async function start(env: Readonly<Record<string, string>> = {}): Promise<string> {
  const options = { env: { ...process.env, ...env } }
  const { stdout } = await run(process.execPath, [join(folder, 'scripts', 'start.mjs')], options)
  return stdout.trim()
}

const cache = () => join(folder, 'node_modules', '.cache', 'clientsphere')

async function builds(): Promise<readonly string[]> {
  return (await readdir(cache())).filter((name) => name !== 'manifest.json')
}

const files = (build: string): Promise<readonly string[]> => readdir(join(cache(), build))

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

  it('picks up a changed package, too', async () => {
    await write('node_modules/number/package.json', '{"name":"number","version":"1.0.0"}')
    await write('node_modules/number/index.js', 'module.exports = 1\n')
    await write('src/main.ts', "import number from 'number'\nconsole.log(number)\n")
    await settle()
    expect(await start()).toBe('1')
    await write('node_modules/number/index.js', 'module.exports = 2\n')
    expect(await start()).toBe('2')
    await write('src/main.ts', "import number from 'number'\nconsole.log('changed', number)\n")
    expect(await start()).toBe('changed 2')
    await write('node_modules/number/index.js', "module.exports = require('./other.js')\n")
    await write('node_modules/number/other.js', 'module.exports = 3\n')
    await write('src/main.ts', "import number from 'number'\nconsole.log('both', number)\n")
    expect(await start()).toBe('both 3')
  })

  it('leaves a package in CommonJS as it is: its names, its mode, and what it exports to a module', async () => {
    await write('node_modules/loose/package.json', '{"name":"loose","version":"1.0.0"}')
    const loose = 'exports.Same = class Same {}; exports.hasThis = (function () { return this !== undefined })()'
    await write('node_modules/loose/index.js', loose)
    await write('node_modules/strict/package.json', '{"name":"strict","version":"1.0.0","type":"module"}')
    await write('node_modules/strict/index.js', "export { Same as default } from 'loose'\n")
    await write(
      'src/main.ts',
      `import Given from 'strict'
       import loose, { hasThis } from 'loose'
       class Same {}
       console.log(Given.name, loose.Same === Given, hasThis, new Same() instanceof Given)`,
    )
    expect(await start()).toBe('Same true true false')
  })

  it('leaves every sign as it is, wherever the compiler cannot escape it', async () => {
    await write(
      'src/main.ts',
      `const tagged = (texts: TemplateStringsArray) => texts.raw[0]
       console.log(tagged\`💼 ціна · “так”\`, \`💼\`, '💼', /^💼 ціна/u.test('💼 ціна'), { '💼·ї': 1 })`,
    )
    expect(await start()).toBe("💼 ціна · “так” 💼 💼 true { '💼·ї': 1 }")
  })

  it('names the source in the stack of an error, with its line and column', async () => {
    await write(
      'src/words.ts',
      'type Word = string\n\nexport const word = (): Word => {\n  throw new Error("No word")\n}\n',
    )
    await write('src/main.ts', "import { word } from './words.ts'\n\nword()\n")
    const trace = `Error: No word
    at word (${folder}/src/words.ts:4:9)
    at ${folder}/src/main.ts:3:1`
    await expect(start()).rejects.toMatchObject({ stderr: expect.stringContaining(trace) })
    await write('src/main.ts', "import { word } from './words.ts'\n\nsetTimeout(() => {\n  word()\n})\n")
    const later = `    at word (${folder}/src/words.ts:4:9)\n    at Timeout._onTimeout (${folder}/src/main.ts:4:3)`
    await expect(start()).rejects.toMatchObject({ stderr: expect.stringContaining(later) })
  })

  it('keeps what V8 made of a build, and can do without it', async () => {
    await write('src/main.ts', "setTimeout(() => console.log('over'), Number(process.env['RUN_MS'] ?? 0))\n")
    await settle()
    expect(await start({ RUN_MS: '6000' })).toBe('over')
    const [build = ''] = await builds()
    const kept = (await files(build)).filter((name) => name.endsWith('.v8'))
    expect(kept).toHaveLength(2)
    expect(await start()).toBe('over')
    for (const name of kept) await truncate(join(cache(), build, name), 100)
    expect(await start()).toBe('over')
    expect(await builds()).toEqual([build])
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
