/**
 * Compiles the product and the database's program, each with its packages, into two files: a start then looks for no other
 * files. One holds the sources and the packages that are ES modules, the other one packages in CommonJS as they are.
 */
import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'

import { build } from 'esbuild'

import { compileOptions } from './compile-options.mjs'
import { providePackages } from './compile-packages.mjs'
import { createIsCommonJs, isInPackage } from './is-commonjs.mjs'

const ENTRY_POINTS = { main: 'src/main.ts', program: 'packages/embedded-mongo/src/program/program.ts' }
/** Compilers load parts of themselves from beside their own files, and a start needs none. */
const COMPILERS = /^(?:esbuild|tsx)(?:\/|$)/
/** What may lead to a package: packages refer to their own files, too. A relative import of a source ends in .ts. */
const NOT_A_SOURCE = /^[^./]|^\.\.?\/.*(?:[^s]|[^t]s|[^.]ts)$/
/** The folder gets its name when it is complete, so the program is found beside this file. */
const RUN_PROGRAM = `import { fileURLToPath } from 'node:url'
import { runCompiled } from ${JSON.stringify(new URL('run-compiled.mjs', import.meta.url).href)}
runCompiled(fileURLToPath(new URL('program', import.meta.url)))
`

/**
 * Writes for each of `main` and `program` what `runCompiled` runs, and `program.mjs`, which runs it as a process of its own.
 *
 * @param {import('./compile-packages.mjs').CompiledPackages | undefined} earlier packages that have not changed since
 * @returns {Promise<{ sources: string[], packages: import('./compile-packages.mjs').CompiledPackages }>} the files that were
 * read for the sources, relative to `root`, and the packages
 */
export async function compileSources(root, outdir, earlier) {
  const { metafile } = await build({
    ...compileOptions(root, outdir, { strict: true }),
    entryPoints: ENTRY_POINTS,
    plugins: [commonJsStaysOutside(root), sourcesKeepTheirPlace],
  })
  const outputs = Object.entries(metafile.outputs)
  const asked = Object.keys(ENTRY_POINTS).map((name) => {
    const [, { imports }] = outputs.find(([path]) => path.endsWith(`/${name}.cjs`))
    const paths = [...new Set(imports.map(({ path }) => path))]
    return [name, paths.filter((path) => path.includes('node_modules/')).toSorted((a, b) => (a < b ? -1 : 1))]
  })
  writeFileSync(join(outdir, 'program.mjs'), RUN_PROGRAM)
  const packages = await providePackages(root, outdir, Object.fromEntries(asked), earlier)
  return { sources: Object.keys(metafile.inputs), packages }
}

/**
 * Names a package's file in CommonJS by its path below `root`. Compiled with ES modules it would become strict, and what it
 * calls by the same name as they do would get another one.
 */
function commonJsStaysOutside(root) {
  const resolving = 'being resolved'
  return {
    name: 'commonjs-stays-outside',
    setup: ({ onResolve, resolve }) => {
      const known = new Map()
      const isCommonJs = createIsCommonJs()
      onResolve({ filter: NOT_A_SOURCE }, async ({ path, pluginData, kind, importer, resolveDir, namespace }) => {
        if (pluginData === resolving || kind === 'entry-point' || path.startsWith('node:')) return undefined
        if (COMPILERS.test(path)) return { path, external: true }
        // Sources of this repository find the same packages.
        const from = isInPackage(importer) ? resolveDir : root
        const key = `${from} ${kind} ${path}`
        if (!known.has(key)) {
          known.set(key, resolve(path, { kind, importer, resolveDir, namespace, pluginData: resolving }))
        }
        const found = await known.get(key)
        if (found.errors.length > 0 || found.external || !isCommonJs(found.path)) return found
        return { path: relative(root, found.path).replaceAll(sep, '/'), external: true }
      })
    },
  }
}

/** Files beside a source are found from its own address, not from that of the compiled file. */
const sourcesKeepTheirPlace = {
  name: 'sources-keep-their-place',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const address = JSON.stringify(pathToFileURL(path).href)
      return { contents: text.replaceAll('import.meta.url', address), loader: 'ts' }
    })
  },
}
