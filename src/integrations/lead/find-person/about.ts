/** What a body is about, by its event's name and its first keys: a person, an order, or a machine. */
import { isEnded } from './ended.ts'
import type { Leaf, Place, Scalar } from './place.ts'
import { type Role, roleOfWords } from './roles.ts'
import { membersAreCustomers } from './member-side.ts'
import { wordSet, wordsOf } from './words.ts'

export type About = {
  /** Builds, repositories, themes, stock, payouts: whoever is named in it works there. Never a person without asking. */
  readonly machine: boolean
  /** Something ended: an unsubscription, a cancellation, a bounce. The person is right, but nobody asked for a call. */
  readonly ended: boolean
  /** The role that the event's name gives to what has none: `user.created`. */
  readonly role: Role
  /** Whether a mere `user` is a customer: one signed up or bought. In a deal or a call it is a colleague. */
  readonly membersAreCustomers: boolean
  /** Something was signed: by the customer, by us, or by both. */
  readonly signing: boolean
}

const EVENT_KEYS = new Set(
  `event eventtype eventname type topic action trigger triggerevent kind object objectkind webhookevent entity entitytype resource
  resourcetype objecttype alertname alerttype triggertype triggername eventkey eventcategory metric scope subject eventcode hook messagetype recordtype webhooktype notificationtype xevent`.split(
    /\s+/u,
  ),
)

/** In an event's name. */
const isMachineEvent = wordSet(`
  push build deploy deployment release pipeline workflow commit repository alert incident monitor monitoring check job theme
  product inventory variant collection payout refund refunded dispute disputed chargeback transfer topup balance shop domain branch sprint page
  database board fulfillment shipment location price coupon discount sku backup host server instance container image package
  vulnerability advisory certificate ping heartbeat audit login signin password mfa settings app
  employee staff agent admin administrator teammate operator worker dsync scim directory payroll timesheet timeoff`)
const isSigningWord = wordSet('signature sign signed signer signatory signing envelope document agreement')
/** As keys at the top. */
const isMachineKey = wordSet(`
  repository repo commit commits push pusher build builds deployment deploy pipeline workflowrun pullrequest mergerequest
  alert alerts incident monitor check checkrun checksuite exception stacktrace changelog sprint project issue artifact
  cluster hostname server inventory inventoryitem payout variants themestore themestoreid previewable sha ref
  headcommit beforesha aftersha branch myshopifydomain planname moneyformat shopowner trackingcompany
  workitem testrun job jobstatus severity firing uptime`)

const SINGLE_KEYS =
  /^(?:pull_request|merge_request|head_commit|check_run|check_suite|workflow_run|inventory_item|work_item)/iu

function textsOf(place: Place): readonly Scalar[] {
  return place.leaves.flatMap(({ words, value }) => (EVENT_KEYS.has(words.join('')) ? [value] : []))
}

/** A wrapper around everything: `{type, data: {…}}`. */
const MAX_WRAPPERS = 6
const isWrapper = (place: Place): boolean =>
  place.kind === 'record' && /^(?:data|payload|body|event|object|resource|attributes|record|item)$/iu.test(place.label)

function wrappersOf(root: Place): readonly Place[] {
  const found = [root]
  for (let at = 0; at < found.length && found.length < MAX_WRAPPERS; at++) {
    found.push(...(found[at]?.places.filter(isWrapper) ?? []))
  }
  return found
}

/** `job: false` is a setting of a customer, `host: 'web1'` a server; a record `host` is a person. */
const isMachineLeaf = ({ words, value }: Leaf): boolean =>
  typeof value !== 'boolean' && (words.join('') === 'host' || isMachineKey(words.join('')))

const keysOf = (place: Place): readonly (Leaf | Place)[] => [...place.leaves, ...place.places]

function isMachinePlace(place: Place): boolean {
  return (
    keysOf(place).some(({ label }) => SINGLE_KEYS.test(label)) ||
    place.leaves.some(isMachineLeaf) ||
    place.places.some(({ words }) => isMachineKey(words.join('')))
  )
}

/** The signature of the request itself: `p_signature: 'YIyoeN7qz8Jb…='`. */
const isDigest = (key: Leaf | Place): boolean =>
  'value' in key &&
  /^sign(?:ature)?$/u.test(key.words.at(-1) ?? '') &&
  typeof key.value === 'string' &&
  /^[\w+/=-]{16,}$/u.test(key.value)

const isSigningKey = (key: Leaf | Place): boolean => key.words.some(isSigningWord) && !isDigest(key)

/** Only the short words of an event's name: a subject is a text. */
const MAX_EVENT_LENGTH = 80

export function readAbout(root: Place): About {
  const wrappers = wrappersOf(root)
  const events = wrappers
    .flatMap(textsOf)
    .flatMap((text) =>
      typeof text === 'string' && text.length <= MAX_EVENT_LENGTH && !/\s.*\s/u.test(text) ? [text] : [],
    )
  const words = events.flatMap(wordsOf)
  const roles = words.map((word) => roleOfWords([word]))
  const role = (['customer', 'someone', 'member', 'occasion'] as const).find((one) => roles.includes(one)) ?? 'neutral'
  const ended = isEnded(words, wrappers)
  const machine = words.some(isMachineEvent) || wrappers.some(isMachinePlace)
  const signing = words.some(isSigningWord) || wrappers.some((place) => keysOf(place).some(isSigningKey))
  return {
    machine,
    ended,
    role: role === 'customer' && ended ? 'neutral' : role,
    membersAreCustomers: membersAreCustomers(role, words, wrappers),
    signing,
  }
}
