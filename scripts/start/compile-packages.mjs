/** Puts the packages that are CommonJS into one file for each program: functions as they are, called at the first `require`. */
import { copyFileSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { build } from 'esbuild'

import { compileOptions } from './compile-options.mjs'

/**
 * The files of packages that find others beside themselves. They are named, because looking into every file takes long;
 * test/tooling/compiled-packages.test.ts fails when one is missing.
 */
export const KNOW_THEIR_PLACE =
  /[\\/]node_modules[\\/](?:mongodb-memory-server-core[\\/]lib[\\/]util[\\/]MongoInstance|thread-stream[\\/]index|pino[\\/]lib[\\/]transport|undici[\\/]index)\.js$/

/**
 * @typedef {object} CompiledPackages
 * @property {string} folder where they are
 * @property {Record<string, string[]>} asked for each name the paths that its sources ask for, relative to the root
 * @property {string[]} read the files that were read, relative to the root
 */

/**
 * Writes `<name>.packages.cjs`, which exports a function for each path that is asked for. Packages seldom change, and
 * compiling them takes longer than the sources: those of an earlier build are copied, with what V8 made of them.
 *
 * @param {CompiledPackages | undefined} earlier packages that have not changed since
 * @returns {Promise<CompiledPackages>}
 */
export async function providePackages(root, outdir, asked, earlier) {
  const isSame = earlier !== undefined && JSON.stringify(earlier.asked) === JSON.stringify(asked)
  const isCopied = isSame && copyPackages(earlier.folder, outdir)
  return { folder: outdir, asked, read: isCopied ? earlier.read : await compilePackages(root, outdir, asked) }
}

/** @returns whether they were there: another process may have removed an old build just now */
function copyPackages(from, to) {
  try {
    for (const file of readdirSync(from).filter((name) => FILE_OF_PACKAGES.test(name))) {
      copyFileSync(join(from, file), join(to, file))
    }
    return true
  } catch (error) {
    if (error.code === 'ENOENT') return false
    throw error
  }
}

/** With the source maps, and what V8 made of them; not what is still being written. */
const FILE_OF_PACKAGES = /\.packages\.cjs(?:\.map|\.\d+\.v8)?$/

async function compilePackages(root, outdir, packages) {
  const { metafile } = await build({
    ...compileOptions(root, outdir, { strict: false }),
    entryPoints: Object.fromEntries(Object.keys(packages).map((name) => [`${name}.packages`, `packages-of:${name}`])),
    // The repository's own settings would make everything strict.
    tsconfigRaw: {},
    plugins: [listOfPackages(root, packages), filesKeepTheirPlace],
  })
  return Object.keys(metafile.inputs).filter((path) => !path.startsWith('packages-of:'))
}

function listOfPackages(root, packages) {
  return {
    name: 'list-of-packages',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^packages-of:/ }, ({ path }) => ({
        path: path.slice('packages-of:'.length),
        namespace: 'packages-of',
      }))
      onLoad({ filter: /.*/, namespace: 'packages-of' }, ({ path: name }) => ({
        contents: packages[name]
          .map((path) => `exports[${JSON.stringify(path)}] = () => require(${JSON.stringify(`./${path}`)})`)
          .join('\n'),
        resolveDir: root,
        loader: 'js',
      }))
    },
  }
}

const filesKeepTheirPlace = {
  name: 'files-keep-their-place',
  setup: ({ onLoad }) => {
    onLoad({ filter: KNOW_THEIR_PLACE }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const contents = text
        .replaceAll('__dirname', JSON.stringify(dirname(path)))
        .replaceAll('__filename', JSON.stringify(path))
      return { contents, loader: 'js' }
    })
  },
}
