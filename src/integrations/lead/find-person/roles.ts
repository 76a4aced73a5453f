/** Whose record it is, by the words of the keys above it: a customer's, a cashier's, or nobody's in particular. */
import { wordSet } from './words.ts'

/**
 * `customer`: whoever comes from outside. `someone`: a person of either side. `staff`: the sender's own people, shops and
 * firms. `member`: whoever has an account there, a colleague as often as a customer. `neutral`: a wrapper. `occasion`: a
 * booking, an order. `unknown`: anything else.
 */
export type Role = 'customer' | 'someone' | 'member' | 'staff' | 'neutral' | 'occasion' | 'unknown'

/** Whether a key names a person of whatever side, other than the sender's own people. */
export const isPersonRole = (role: Role): boolean => role === 'customer' || role === 'someone' || role === 'member'

const isCustomer = wordSet(`
  customer client contact lead subscriber attendee invitee respondent billing buyer payer payor purchaser guest visitor signer
  signatory candidate applicant patient student registrant donor donator supporter backer patron scheduler booker
  prospect inquirer enquirer tenant passenger rider traveler traveller winner billto shopper orderer consumer cardholder
  клієнт покупець замовник контакт kunde kundin cliente klient kontakt reservee bookedby`)

const isSomeone = wordSet(`
  person people shipping recipient from caller callee party receipt delivery individual shipto friend fromfull address
  addressee holder`)

const isMember = wordSet('user member profile requester requestor submitter participant identity')

export const isEitherSide = (role: Role): boolean => role === 'someone' || role === 'member'

/** `shipTo`, `bill_to`: where the order goes, unlike the `to` of a message. */
const ORDER_GOES_TO = /^(?:ship|bill|sold|deliver|invoice)to$/u

const isStaff = wordSet(`
  owner agent assignee assigned author committer cashier staff support seller merchant shop store vendor organizer organiser host
  employee operator manager rep representative creator created updated modified assigner actor admin administrator moderator
  reviewer approver pusher committer maintainer developer engineer instructor teacher provider supplier salesperson salesrep
  consultant advisor adviser dispatcher driver courier technician trainer coach practitioner doctor therapist stylist barber
  recruiter interviewer interviewers hiring publisher editor editedby lasteditedby submittedto sender reply replyto bot system service
  platform team teammate company organization organisation business firm franchise location branch office restaurant hotel
  venue workspace app integration webhook receiver to cc bcc recipientaddress trigger triggered
  triggeredby sent sentby initiator supervisor account merchantaccount issuer sponsor speaker presenter landlord realtor broker payee
  менеджер касир продавець власник автор оператор відповідальний магазин mitarbeiter verkäufer besitzer kassierer`)

const isNeutral = wordSet(`
  data named payload body object attributes properties field fields answers answer response responses record records item items
  result results content values value details detail info information entry entries params parameters form formdata
  submission submissions raw rawrequest request all custom json event eventdata merges merge vars variables new current
  after node resource entity input inputs questions question output row rows cells columns column lists list personal
  element elements model main change changes hidden included embedded registration registrations signup application applicant
  enquiry inquiry quote survey poll quiz webform pretty section page pages metadata dynamic contactform group block unsorted add
  дані форма відповіді поля заявка daten formular`)

const isOccasion = wordSet(`
  order orders checkout cart booking appointment reservation ticket conversation deal opportunity sale transaction purchase payment
  charge invoice donation subscription call message messages meeting visit session intent paymentintent rental
  enrollment enrolment membership case chat lesson estimate proposal contract envelope document agreement summary rsvp scheduling`)

/** Words that mean the customer even beside a shop's: `shop_customer`, but not `shop_contact`. */
const isFirmlyCustomer = wordSet('customer client buyer guest subscriber attendee invitee payer patient')

/** Who did it, which says nothing about the side: the author of a message may be the customer. */
const isDoer = wordSet('sender author creator created updated modified actor from initiator trigger triggered')
export const isDoerKey = (words: readonly string[]): boolean => words.some(isDoer)

/** The role that the words of one key give. */
export function roleOfWords(words: readonly string[]): Role {
  if (words.length === 0) return 'neutral'
  // Whoever is signed in at the sender's.
  if (/^(?:current|logged|session|auth)[a-z]*user$/u.test(words.join(''))) return 'staff'
  const last = words.at(-1) ?? ''
  if (isFirmlyCustomer(last)) return 'customer'
  if (ORDER_GOES_TO.test(words.join(''))) return 'someone'
  if (words.some(isStaff)) return 'staff'
  if (words.some(isCustomer)) return 'customer'
  if (words.some(isSomeone)) return 'someone'
  if (words.some(isMember)) return 'member'
  if (words.every((word) => isNeutral(word) || isOccasion(word))) {
    return words.some(isOccasion) ? 'occasion' : 'neutral'
  }
  return 'unknown'
}

const isAroundSoftware = wordSet('context request oauth auth authentication environment')
/** `context: {client: {id, name: 'My app'}}`: who signed in with it is the person. */
const isSoftware = ([nearest, around]: readonly (readonly string[])[]): boolean =>
  nearest?.join('') === 'client' && around?.some(isAroundSoftware) === true

/**
 * The role of a record from the keys that lead to it, nearest first. The nearest key that names somebody decides:
 * `store.customer` is a customer, `customer.created_by` is not.
 */
export function roleOfChain(chain: readonly (readonly string[])[]): Role {
  if (isSoftware(chain)) return 'unknown'
  const roles = chain.map(roleOfWords)
  const who = roles.find((role) => isPersonRole(role) || role === 'staff')
  if (who !== undefined) return who
  if (roles.includes('unknown')) return 'unknown'
  return roles.includes('occasion') ? 'occasion' : 'neutral'
}
