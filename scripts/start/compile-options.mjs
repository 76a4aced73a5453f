/** How esbuild compiles both files of a program, its sources and its packages: as functions that `runCompiled` calls. */
import { WRAPPER } from './run-compiled.mjs'

/** Sources are strict, as ES modules are; packages in CommonJS decide for themselves. */
export const compileOptions = (root, outdir, { strict }) => ({
  absWorkingDir: root,
  outdir,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  // A script that is run by hand has no loader to ask.
  supported: { 'dynamic-import': false },
  conditions: ['source'],
  banner: { js: strict ? `${WRAPPER.begin} 'use strict';` : WRAPPER.begin },
  footer: { js: WRAPPER.end },
  sourcemap: 'external',
  sourcesContent: false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'error',
})
