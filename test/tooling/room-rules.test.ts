/**
 * The lint rules are tested on two small trees in test/fixtures/rooms, laid out like the product: every line of the
 * broken one that ends in `// refused: <rule>` must be reported by that rule, and no other line may be.
 */
import { execFile } from 'node:child_process'
import type { Dirent } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const FIXTURES = join(ROOT, 'test/fixtures/rooms')
/** The names in the pattern that keeps shared parts of services from importing the subjects built on them. */
const SUBJECTS = /\(\?:services\/\)\?\(\?:([a-z|-]+)\)/u
const MARK = /\/\/ refused: (\S+)$/u

const outputSchema = z.object({
  number_of_files: z.number(),
  diagnostics: z.array(
    z.object({
      code: z.string(),
      help: z.string().optional(),
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ line: z.number() }) })).min(1),
    }),
  ),
})

type Finding = { readonly place: string; readonly file: string; readonly rule: string; readonly help: string }
type Linted = { readonly exitCode: number; readonly files: number; readonly findings: readonly Finding[] }

const folders: string[] = []

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

/** A folder with the repository's own lint configuration at its root, so that the rules match the product's paths. */
async function makeTree(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'room-rules-'))
  folders.push(folder)
  for (const file of ['.oxlintrc.json', 'tsconfig.json', 'package.json', 'scripts/lint']) {
    await cp(join(ROOT, file), join(folder, file), { recursive: true })
  }
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir')
  return folder
}

async function copyTree(name: 'broken' | 'clean'): Promise<string> {
  const folder = await makeTree()
  await cp(join(FIXTURES, name), folder, { recursive: true })
  return folder
}

function lint(folder: string): Promise<Linted> {
  const oxlint = join(ROOT, 'node_modules/oxlint/bin/oxlint')
  const args = [oxlint, '--format', 'json', 'src', 'conversations', 'menus', 'packages', 'test']
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 16_000_000 }, (error, stdout) => {
      if (error !== null && typeof error.code !== 'number') {
        reject(error)
        return
      }
      const output = outputSchema.parse(JSON.parse(stdout))
      const findings = output.diagnostics.map((found) => ({
        place: `${found.filename}:${found.labels[0]?.span.line ?? 0} ${found.code}`,
        file: found.filename,
        rule: found.code,
        help: found.help ?? '',
      }))
      resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, files: output.number_of_files, findings })
    })
  })
}

async function markedLines(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
  const marked = await Promise.all(
    files.map(async (file) =>
      (await readFile(file, 'utf8')).split('\n').flatMap((line, index) => {
        const rule = MARK.exec(line)?.[1]
        return rule === undefined ? [] : [`${relative(folder, file)}:${index + 1} ${rule}`]
      }),
    ),
  )
  return marked.flat().toSorted()
}

/** An import into the wrong room also closes a cycle; cycles are tested only in the two files made for them. */
const isAskedAbout = (finding: Finding): boolean =>
  finding.rule !== 'import(no-cycle)' || finding.file.includes('/cycle-')

describe('the lint rules', { timeout: 120_000 }, () => {
  it('report every marked line of the broken tree and no other, and say what to do instead', async () => {
    const linted = await lint(await copyTree('broken'))

    const places = new Set(linted.findings.filter(isAskedAbout).map((finding) => finding.place))
    expect([...places].toSorted()).toEqual(await markedLines(join(FIXTURES, 'broken')))
    expect(linted.exitCode).toBe(1)

    const refusals = linted.findings.filter((finding) => finding.rule === 'eslint(no-restricted-imports)')
    expect(refusals.filter((finding) => finding.help.length < 40)).toEqual([])
  })

  it('pass the clean tree', async () => {
    expect(await lint(await copyTree('clean'))).toEqual({ exitCode: 0, files: 15, findings: [] })
  })

  it('refuse a file of 301 lines and pass one of 300', async () => {
    const folder = await makeTree()
    const lines = (count: number): string =>
      Array.from({ length: count }, (_, index) => `export const line${index} = ${index}\n`).join('')
    await mkdir(join(folder, 'src/services'), { recursive: true })
    await writeFile(join(folder, 'src/services/long.ts'), lines(300))
    await writeFile(join(folder, 'src/services/too-long.ts'), lines(301))

    const { findings } = await lint(folder)
    expect(findings.map(({ file, rule }) => ({ file, rule }))).toEqual([
      { file: 'src/services/too-long.ts', rule: 'eslint(max-lines)' },
    ])
  })
})

describe('the rooms', () => {
  it('are all known to the lint rules, and so is every file at the top of src', async () => {
    const rules = await readFile(join(ROOT, '.oxlintrc.json'), 'utf8')
    const entries = await readdir(join(ROOT, 'src'), { withFileTypes: true })

    const nameOf = (entry: Dirent): string => `"src/${entry.name}${entry.isDirectory() ? '/**' : ''}"`
    expect(entries.map(nameOf).filter((name) => !rules.includes(name))).toEqual([])
  })

  it('hold no loose files, except one in services', async () => {
    const loose = async (folder: string): Promise<string[]> =>
      (await readdir(join(ROOT, folder), { withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name)

    expect(await loose('src/services')).toEqual(['services.ts'])
    expect(await loose('src/bot')).toEqual([])
  })

  it('of services are all closed to the shared parts beneath them', async () => {
    const rules = await readFile(join(ROOT, '.oxlintrc.json'), 'utf8')
    const entries = await readdir(join(ROOT, 'src/services'), { withFileTypes: true })

    const known = ['core', 'fields', ...(SUBJECTS.exec(rules)?.[1]?.split('|') ?? [])]
    const unknown = entries.filter((entry) => entry.isDirectory() && !known.includes(entry.name))
    expect(unknown.map((entry) => entry.name)).toEqual([])
  })
})
