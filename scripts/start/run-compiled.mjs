/**
 * Runs what was compiled with what V8 made of it at an earlier start: most of a start would be V8's reading and compiling.
 * Positions in errors are those of the sources.
 */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import v8 from 'node:v8'
import vm from 'node:vm'

import { nameSourcesInStacks } from './source-positions.mjs'

/** What Node itself puts around a CommonJS file. It is part of the compiled file, which is then not copied to be wrapped. */
export const WRAPPER = { begin: '(function (exports, require, module, __filename, __dirname) {', end: '})' }

/** By then a start is over, and V8 has compiled all it needs. What V8 made is taken once for each build: it takes 0.2 s. */
const STARTED_AFTER_MS = 5_000

/** @param {string} path of a program that `compileSources` wrote, without the ending of its files */
export function runCompiled(path) {
  const [sources, packages] = [`${path}.cjs`, `${path}.packages.cjs`]
  nameSourcesInStacks([sources, packages])
  const outside = createRequire(sources)
  const inside = runFile(packages, outside)
  runFile(sources, (id) => (Object.hasOwn(inside, id) ? inside[id]() : outside(id)))
}

/** @returns what the file exports */
function runFile(file, require) {
  // V8 refuses what another version of it made, or one with other flags, so each has its own.
  const kept = `${file}.${v8.cachedDataVersionTag()}.v8`
  const cachedData = readIfThere(kept)
  const script = new vm.Script(readFileSync(file, 'utf8'), { filename: file, cachedData })
  if (cachedData === undefined || script.cachedDataRejected) {
    setTimeout(() => keep(script, kept), STARTED_AFTER_MS).unref()
  }
  const exported = {}
  script.runInThisContext()(exported, require, { exports: exported }, file, dirname(file))
  return exported
}

function readIfThere(path) {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

/** It is on the disk before it gets its name: V8 does not notice what is damaged inside. */
function keep(script, path) {
  const made = `${path}.${process.pid}`
  try {
    const file = openSync(made, 'w')
    try {
      writeFileSync(file, script.createCachedData())
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(made, path)
  } catch (error) {
    console.error(`The compiled code cannot be kept, so each start takes longer: ${error.message}`)
  }
}
