/**
 * The product's sources and packages as JavaScript, in node_modules/.cache: found there if none has changed, else compiled.
 * A build is a folder of its own that is never written again, so a running process keeps what it was started from.
 */
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const cache = join(root, 'node_modules', '.cache', 'clientsphere')
/** What decides how sources are compiled and resolved, besides the sources and packages themselves. */
const SETTINGS = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'packages/embedded-mongo/package.json',
  'packages/telegram-sandbox/package.json',
  'scripts/start/compile-options.mjs',
  'scripts/start/compile-packages.mjs',
  'scripts/start/compile-sources.mjs',
  'scripts/start/compiled-sources.mjs',
  'scripts/start/is-commonjs.mjs',
  'scripts/start/run-compiled.mjs',
  // Written by npm when it changes what is installed.
  'node_modules/.package-lock.json',
  'node_modules/esbuild/package.json',
]
/** The file system's clock advances in steps. */
const CLOCK_STEP_MS = 20
/** No file's state, so that what has it is compiled again. */
const CHANGED = 'changed'
/** Processes of earlier states may still run, and load more of their build later. */
const BUILDS_KEPT = 3

/** @returns {Promise<{ main: string, program: string }>} the paths of the product, for `runCompiled`, and of the database's program */
export async function findCompiled() {
  const known = readManifest()
  const folder = known !== undefined && isCurrent(known) ? join(cache, known.folder) : await compile(known)
  return { main: join(folder, 'main'), program: join(folder, 'program.mjs') }
}

/**
 * What the last build was made of: the states of files by their paths, and what its sources ask of packages.
 *
 * @returns {{ folder: string, asked: Record<string, string[]>, settings: object, sources: object, packages: object } | undefined}
 */
function readManifest() {
  try {
    const known = JSON.parse(readFileSync(join(cache, 'manifest.json'), 'utf8'))
    // An earlier version wrote another form.
    return known.packages === undefined ? undefined : known
  } catch {
    return undefined
  }
}

function isCurrent({ folder, settings, sources, packages }) {
  const isThere = stateOf(join(cache, folder, 'main.cjs')) !== null
  return isThere && [settings, sources, packages].every(areAsTheyWere)
}

function areAsTheyWere(states) {
  return Object.entries(states).every(([path, state]) => stateOf(join(root, path)) === state)
}

/** Null if it is missing. No program can set the time of change (ctime), so a source with the same state has the same content. */
function stateOf(path) {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stat === undefined ? null : `${stat.ino}:${stat.size}:${stat.mtimeNs}:${stat.ctimeNs}`
}

/** @param known what the last build was made of, if there is one */
async function compile(known) {
  const { compileSources } = await import('./compile-sources.mjs')
  mkdirSync(cache, { recursive: true })
  const made = join(cache, `making-${process.pid}-${randomBytes(4).toString('hex')}`)
  try {
    // Taken before the compiler reads them: a source that changes meanwhile is compiled again at the next start.
    const before = Date.now() - CLOCK_STEP_MS
    const { sources, packages } = await compileSources(root, made, unchangedPackages(known))
    const statesOf = (paths, ifMissing) =>
      Object.fromEntries(paths.map((path) => [path, stateBefore(join(root, path), before) ?? ifMissing]))
    const states = {
      settings: statesOf(SETTINGS, null),
      sources: statesOf(sources, CHANGED),
      packages: statesOf(packages.read, CHANGED),
    }
    const key = createHash('sha256').update(JSON.stringify(states)).digest('hex').slice(0, 16)
    const folder = `${key}-${process.pid}`
    renameSync(made, join(cache, folder))
    writeWhole(join(cache, 'manifest.json'), JSON.stringify({ folder, asked: packages.asked, ...states }))
    removeOldBuilds(folder)
    return join(cache, folder)
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
}

function unchangedPackages(known) {
  if (known === undefined || !areAsTheyWere(known.settings) || !areAsTheyWere(known.packages)) return undefined
  return { folder: join(cache, known.folder), asked: known.asked, read: Object.keys(known.packages) }
}

/** What changed after the compiler began counts as unknown. */
function stateBefore(path, time) {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat !== undefined && stat.ctimeMs >= time ? CHANGED : stateOf(path)
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
