/**
 * The product's sources as JavaScript, in node_modules/.cache: found there if no source has changed, else compiled.
 * A build is a folder of its own that is never written again, so a running process keeps what it was started from.
 */
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const cache = join(root, 'node_modules', '.cache', 'clientsphere')
/** Bare names of what decides how sources are compiled and resolved, besides the sources themselves. */
const ALSO_WATCHED = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'packages/embedded-mongo/package.json',
  'packages/telegram-sandbox/package.json',
  'scripts/start/compile-sources.mjs',
  'scripts/start/compiled-sources.mjs',
  'node_modules/esbuild/package.json',
]
/** The file system's clock advances in steps. */
const CLOCK_STEP_MS = 20
/** Processes of earlier states may still run, and load more of their build later. */
const BUILDS_KEPT = 5

/** @returns {Promise<{ main: string, program: string }>} the address of the product and the path of the database's program */
export async function findCompiled() {
  const known = readManifest()
  const folder = known !== undefined && isCurrent(known) ? join(cache, known.folder) : await compile()
  return { main: pathToFileURL(join(folder, 'main.js')).href, program: join(folder, 'program.js') }
}

/** @returns {{ folder: string, sources: Record<string, string> } | undefined} */
function readManifest() {
  try {
    return JSON.parse(readFileSync(join(cache, 'manifest.json'), 'utf8'))
  } catch {
    return undefined
  }
}

function isCurrent({ folder, sources }) {
  if (stateOf(join(cache, folder, 'main.js')) === undefined) return false
  return Object.entries(sources).every(([source, state]) => stateOf(join(root, source)) === state)
}

/** No program can set the time of change (ctime), so a source with the same state has the same content. */
function stateOf(path) {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stat === undefined ? undefined : `${stat.ino}:${stat.size}:${stat.mtimeNs}:${stat.ctimeNs}`
}

async function compile() {
  const { compileSources } = await import('./compile-sources.mjs')
  mkdirSync(cache, { recursive: true })
  const made = join(cache, `making-${process.pid}-${randomBytes(4).toString('hex')}`)
  try {
    // Taken before the compiler reads them: a source that changes meanwhile is compiled again at the next start.
    const before = Date.now() - CLOCK_STEP_MS
    const sources = await compileSources(root, made)
    const states = [...sources, ...ALSO_WATCHED].map((source) => [source, stateBefore(join(root, source), before)])
    const key = createHash('sha256').update(JSON.stringify(states)).digest('hex').slice(0, 16)
    const folder = `${key}-${process.pid}`
    renameSync(made, join(cache, folder))
    writeWhole(join(cache, 'manifest.json'), JSON.stringify({ folder, sources: Object.fromEntries(states) }))
    removeOldBuilds(folder)
    return join(cache, folder)
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
}

/** What changed after the compiler began counts as unknown. */
function stateBefore(path, time) {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat === undefined || stat.ctimeMs >= time ? 'changed' : stateOf(path)
}

function writeWhole(path, text) {
  const made = `${path}.${process.pid}`
  writeFileSync(made, text)
  renameSync(made, path)
}

function removeOldBuilds(current) {
  const builds = readdirSync(cache, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== current)
    .map(({ name }) => ({ name, at: statSync(join(cache, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .toSorted((a, b) => b.at - a.at)
  for (const { name } of builds.slice(BUILDS_KEPT)) rmSync(join(cache, name), { recursive: true, force: true })
}
