import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { expect, it, onTestFinished } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

type Compiler = {
  readonly compileSources: (
    root: string,
    outdir: string,
  ) => Promise<{ readonly sources: readonly string[]; readonly packages: { readonly read: readonly string[] } }>
  readonly KNOW_THEIR_PLACE: RegExp
}

const load = async (name: string): Promise<unknown> => await import(join(ROOT, 'scripts', 'start', name))

/** What a file asks that finds others beside itself, outside of comments. */
const ASKS_FOR_ITS_PLACE = /^(?!\s*(?:\/\/|\/?\*)).*\b(?:__dirname|__filename|import\.meta)\b/mu

it('each package in the compiled files that finds others beside itself is told where it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'compiled-packages-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const { compileSources } = (await load('compile-sources.mjs')) as Pick<Compiler, 'compileSources'>
  const { KNOW_THEIR_PLACE } = (await load('compile-packages.mjs')) as Pick<Compiler, 'KNOW_THEIR_PLACE'>
  const { sources, packages: commonJs } = await compileSources(ROOT, folder)
  const packages = [...sources, ...commonJs.read].filter((path) => path.includes('node_modules/'))
  expect(packages.length).toBeGreaterThan(1000)
  const asking: string[] = []
  for (const path of packages) {
    if (ASKS_FOR_ITS_PLACE.test(await readFile(join(ROOT, path), 'utf8'))) asking.push(path)
  }
  expect(asking).not.toEqual([])
  expect(asking.filter((path) => !KNOW_THEIR_PLACE.test(`/${path}`))).toEqual([])
})
