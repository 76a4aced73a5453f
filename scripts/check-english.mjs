/**
 * `npm run english`: finds phrases that read as translated and names against the field's habits, and says what to write
 * instead. Give files to check only those. Plain JavaScript, so that it starts at once.
 *
 * The list grows with what reviews find. A pattern belongs here if it is nearly always wrong: the rest is for readers.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const FOLDERS = ['src', 'menus', 'conversations', 'packages', 'test', 'bench', 'scripts', 'docs', '.ci', '.github']
const FILES = ['*.md', 'locales/en.ftl', '.env.example', 'Dockerfile', 'docker-compose.yml', '*.config.ts']
/** Other languages, pictures, and the files that must name what they refuse. */
const SKIPPED =
  /\.(png|json|svg)$|src\/language\/places\/[\w-]+\.(txt|md)$|texts-uk\.ts$|scripts\/check-english\.mjs$|test\/tooling\/english\.test\.ts$/

/** @type {readonly { readonly pattern: RegExp, readonly write: string }[]} */
const RULES = [
  {
    pattern: /\b(of|for|by|to|from|only|with) who\b(?!( \w+){1,3} (what|whom)\b)/i,
    write: '“those who …”, “anyone who …”, or name the person: the actor, the caller',
  },
  { pattern: /\blet be\b/i, write: '“allowed”, “left alone”' },
  { pattern: /\bbut for\b/i, write: '“except”, “apart from”' },
  {
    pattern: /\b(is|are|was|were) to be had\b|\b(can|cannot|can't|could) be had\b/i,
    write: '“is available”, “can be found”',
  },
  {
    pattern:
      /\b(that|it|which|what|this) (is|are|was) no (?!longer|more|less|fewer|later|sooner|better|worse|different|matter)[a-z]/i,
    write: '“is not a …”',
  },
  { pattern: /\bis no (API|phone|port|way|number|date|amount|JSON)\b/i, write: '“is not a …”' },
  { pattern: /\b(that|it|which|what) (is|are) none\b/i, write: '“is not one”, “is invalid”' },
  { pattern: /\bfor want of\b/i, write: '“without”, “for lack of”' },
  { pattern: /\banew\b/i, write: '“again”, “from scratch”, “redrawn”' },
  { pattern: /\bas good as none\b/i, write: '“counts as missing”' },
  { pattern: /\bin the midst of\b/i, write: '“during”, “in the middle of”' },
  { pattern: /\bhad better\b/i, write: '“should”' },
  {
    pattern: /\b(there|where|here)(of|by|upon|unto)\b|\b(there|where)in\b/i,
    write: 'plain words: “of it”, “by that”, “in which”',
  },
  { pattern: /, save (for|that|what|those|where|when|handing|its|the sandbox)\b/i, write: '“except”' },
  { pattern: /\b(mend|mends|mended)\b/i, write: '“fix”' },
  { pattern: /\b(that|which) (it|they) (is|are) of\b/i, write: '“it belongs to”' },
  { pattern: /\bto hear of\b/i, write: '“to be told about”' },
  { pattern: /\b(tell|tells|told) of\b/i, write: '“report”, “tell about”' },
  { pattern: /\bpass(es|ed) over\b/i, write: '“skip”, “ignore”' },
  { pattern: /\b(is|are|be) let (in|go|through)\b/i, write: '“is admitted”, “is released”' },
  { pattern: /\brightly\b/i, write: '“correctly”' },
  { pattern: /\bmany an? [a-z]+/i, write: '“many”' },
  { pattern: /\bat the (least|most)\b/i, write: '“at least”, “at most”' },
  {
    pattern: /\bgives? back\b(?=[.,;:]| (a|an|the|what|null|undefined)\b)/i,
    write: '“returns”, “releases”',
  },
  { pattern: /\b(let|lets) go of\b/i, write: '“releases”, “discards”' },
  { pattern: /\bsuch a one\b/i, write: '“one”, “such a …”' },
  { pattern: /\bwords the \w+ and sends\b/i, write: '“formats the … and sends”' },
  { pattern: /\bwith (commas|spaces|semicolons) between\b/i, write: '“separated by …”' },
  { pattern: /\bfor who(ever)? (asks|waits|guesses|brings)\b/i, write: '“for the caller”, “for a sender that …”' },
  {
    pattern: /\b(a|one) tap a (stage|step|task|day)\b|\bone (line|file|object) a (step|line|collection|run)\b/i,
    write: '“one … per …”',
  },
  { pattern: /\btakes? no (line|room)\b/i, write: '“has no line”, “is left out”' },
  { pattern: /\b(goes|gone) on with\b/i, write: '“continues with”, “resumes”' },
  { pattern: /\b(taken|takes) back\b/i, write: '“undone”, “undoes”, “reverts”' },
  { pattern: /\b(for|to) whoever\b/i, write: '“for anyone who …”, or name the person' },
  { pattern: /\b(their|his|her) own only\b|\beach sees their own\b/i, write: '“see only their own records”' },
  { pattern: /\btold in (the|one|its|a)\b/i, write: '“shown in”, “listed in”, “reported in”' },
  { pattern: /\bstands in (the|a|its|one|clear)\b/i, write: '“is in”' },
  { pattern: /\bwhat is to be \w+/i, write: '“what to …”' },
  { pattern: /\bwhat [\w ]{3,40} (is|are) made from\b/i, write: '“Dependencies of …”' },
  { pattern: /\bleaves? the export\b/i, write: '“in the export”, “as the export returns them”' },
  {
    pattern: /\bworks? (every|each|an?|the( chat's)? next) (update|item|job)\b|\b(is|was|are|were|being|be) worked\b/i,
    write: '“processes”, “processed”',
  },
  { pattern: /\b(is|was|are|were) begun\b/i, write: '“started”' },
  {
    pattern: /\bpresent (state|menu|card|stay|stage|value|version|one)\b/i,
    write: '“current”',
  },
  {
    pattern: /\bnot run here\b|\bwhere this was written\b|\bwas at hand\b/i,
    write: 'nothing: what was verified stands in one table in docs/operations.md',
  },
  {
    pattern: /\b(MOST|LEAST|LONGEST|SHORTEST|LARGEST|SMALLEST|FEWEST|OLDEST|YOUNGEST|DEEPEST)(_[A-Z]| = )/,
    write: 'MAX_… or MIN_…, with the unit at the end',
  },
  { pattern: /(?<!\p{Script=Cyrillic}.*)«(?!\()[^»]+»(?!.*\p{Script=Cyrillic})/u, write: '“…” or "…"' },
  { pattern: /‹[^›]+›/u, write: '“…” or "…"' },
]

const given = process.argv.slice(2)
const listed = () => execFileSync('git', ['ls-files', '--', ...FOLDERS, ...FILES], { encoding: 'utf8' }).split('\n')
const files = (given.length > 0 ? given : listed()).filter((file) => file !== '' && !SKIPPED.test(file))

let hits = 0
for (const file of files) {
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    for (const { pattern, write } of RULES) {
      const found = pattern.exec(line)
      if (found === null) continue
      hits += 1
      console.error(`${file}:${index + 1}: “${found[0]}”: write ${write}`)
    }
  }
}
if (hits > 0) {
  console.error(`${hits} ${hits === 1 ? 'phrase' : 'phrases'} to rewrite (scripts/check-english.mjs has the list)`)
  process.exitCode = 1
}
