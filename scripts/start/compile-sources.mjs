/** Compiles the product and the database's program, each with all of its sources in a few files, which load fast. */
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'

import { build } from 'esbuild'

/** @returns {Promise<string[]>} the sources that were read, relative to `root` */
export async function compileSources(root, outdir) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { main: 'src/main.ts', program: 'packages/embedded-mongo/src/program/program.ts' },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['source'],
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    logLevel: 'error',
    plugins: [packagesStayOutside, sourcesKeepTheirPlace],
  })
  return Object.keys(metafile.inputs)
}

/** Packages are loaded from node_modules as ever; only those of this repository are sources. */
const packagesStayOutside = {
  name: 'packages-stay-outside',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^[^./]/ }, ({ kind, path }) =>
      kind === 'entry-point' || path.startsWith('@clientsphere/') ? undefined : { path, external: true },
    )
  },
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
