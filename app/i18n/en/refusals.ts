import { entryOf } from '#app/domain/shared/entry-of.ts'
import type { RefusalFacts } from '#app/domain/shared/outcome.ts'
import { formatDay, formatInstant, formatPrice, formatQuantity } from '../format.ts'
import { has } from '../refusal-facts.ts'
import type { zhRefusals } from '../zh/refusals.ts'
import { enBookingRefusals } from './booking-refusals.ts'
import { enCommon } from './common.ts'

const sets = (facts: RefusalFacts, key: string) => formatQuantity(Number(facts[key]), 'en')
const money = (facts: RefusalFacts, key: string) => formatPrice(Number(facts[key]))
const instant = (facts: RefusalFacts, key: string) => formatInstant(String(facts[key]), 'en')
const day = (facts: RefusalFacts, key: string) => formatDay(String(facts[key]), 'en')

/** What is wrong with a credit code, where that is known. */
const CREDIT_CODE: Readonly<Record<string, string>> = {
  length: 'A credit code has 18 characters; please check whether one is missing or too many.',
  character: 'A credit code has digits and capital letters only, and no I, O, S, V or Z; please check it.',
  region: 'Characters 3 to 8 of a credit code are the region and must be digits; please check them.',
  taken:
    'This credit code is registered already; let your firm’s administrator sign in, or ask the operator.',
}

/** What of an improved offer was worse than before. */
const CONCESSIONS = {
  tiers: 'An offer can only get better: no quantity may cost more than before.',
  capacity: 'An offer can only get better: the capacity may not be smaller than before.',
  deliveryDays: 'An offer can only get better: delivery may not be later than before.',
}

export const enRefusals: typeof zhRefusals = {
  POOL_CLOSED: (facts) =>
    has(facts, 'closedAt') ? `Joining closed on ${instant(facts, 'closedAt')}.` : 'Joining has closed.',
  PINNED_OFFER_MISSING: () => 'A supplier-led pool opens with your own offer: make it first.',
  POOL_NOT_OPEN: () => 'The pool is not open for joining.',
  POOL_NOT_FOUND: () => 'There is no such pool, or it is not open to you.',
  CAP_EXCEEDED: (facts) =>
    has(facts, 'left')
      ? `That is over the cap: at most ${sets(facts, 'left')} are still free.`
      : 'That is over the pool’s cap.',
  ALREADY_JOINED: () => 'Your firm is in this pool already; change its quantity instead.',
  NOT_JOINED: () => 'Your firm is not in this pool.',
  QUANTITY_INVALID: () => 'The quantity must be a whole number above 0.',
  QUANTITY_UNCHANGED: () => 'The quantity is the same as before.',
  OFFER_NOT_FOUND: () => 'There is no such offer, or it is not open to you.',
  OFFER_CLOSED: (facts) =>
    has(facts, 'closedAt') ? `Offers closed on ${instant(facts, 'closedAt')}.` : 'Offers have closed.',
  OFFER_NOT_A_CONCESSION: ({ field }) => entryOf(CONCESSIONS, String(field)) ?? CONCESSIONS.tiers,
  OFFER_LADDER_INVALID: () =>
    'The ladder does not hold: quantities must rise and prices fall from tier to tier.',
  OFFER_EXISTS: () => 'Your firm has an offer already; improve that one.',
  LISTING_NOT_FOUND: () => 'This listing was not found.',
  LISTING_WRONG_CATEGORY: () => 'This listing is not of the pool’s category.',
  LISTING_STATE: () => 'The listing’s present state does not allow this.',
  LISTING_CHANGED: () => 'The listing has just been changed; please reload the page and try again.',
  SPECS_INVALID: () => 'The specs do not fit the category; please look at the marked fields.',
  CERTIFICATE_NOT_FOUND: () => 'There is no such certificate, or it is not open to you.',
  CERTIFICATE_EXISTS: () => 'A certificate of this number is registered already.',
  CERTIFICATE_EXPIRED: () => 'The certificate is not within its validity of three years from issue.',
  CERTIFICATE_DECIDED: () => 'This certificate has been decided already.',
  PHOTO_LIMIT: () => 'A listing shows 8 photos at most: please remove one first.',
  PHOTO_NOT_FOUND: () => 'There is no such photo.',
  PHOTO_TOO_LARGE: () => 'The photo is too large: 4.5 MB at most.',
  PHOTO_UNREADABLE: () => 'Please choose a photo in JPEG, PNG or WebP format.',
  DEMAND_NOT_FOUND: () => 'There is no such demand, or it is not open to you.',
  DEMAND_STATE: () => 'The demand’s present state does not allow this.',
  DEMAND_CHANGED: () => 'The demand has just been changed; please reload the page and try again.',
  GROUP_GONE: () => 'No other demand is compatible at present, so there is no pool to start.',
  GROUP_CHANGED: (facts) =>
    has(facts, 'quantity')
      ? `The compatible demands have just changed: ${sets(facts, 'quantity')} in all now. Please look again.`
      : 'The compatible demands have just changed. Please look again.',
  INVITATION_NOT_FOUND: () => 'There is no such invitation, or it is not open to you.',
  INVITATION_STATE: () => 'This invitation has been answered or has lapsed.',
  SEARCH_NOT_FOUND: () => 'There is no such saved search, or it is not open to you.',
  SEARCHES_FULL: () => 'You have as many saved searches as can be kept; please delete some first.',
  QUESTION_NOT_FOUND: () => 'There is no such question or answer, or it is hidden.',
  NOTICE_NOT_FOUND: () => 'There is no such notice, or it is not open to you.',
  EXTENSION_USED: () => 'The deadline can be extended once only, and it has been.',
  DEADLINE_IN_PAST: () => 'The deadline must be in the future.',
  NOT_PERMITTED: () => 'Your role has no permission for this.',
  SIGN_IN_REQUIRED: () => 'Please sign in first.',
  SIGN_IN_FAILED: () => 'Account or password is wrong.',
  INPUT_INVALID: () => 'Something does not fit; please look at the marked fields.',
  ORDER_NOT_FOUND: () => 'There is no such order, or it is not open to you.',
  ORDER_STATE: () => 'The order’s present state does not allow this.',
  ALREADY_SIGNED: () => 'Your firm has signed already.',
  SIGNING_CLOSED: () => 'The time to sign has passed.',
  BALANCE_NOT_HELD: () => 'The balance is not held yet, so nothing may be shipped.',
  AWARD_NOT_EFFECTIVE: () =>
    'Contracts of the same pool are still unsigned, so the award is not in effect yet; it is possible once all have signed.',
  QUANTITY_EXCEEDS_REMAINING: (facts) =>
    has(facts, 'remaining')
      ? `That is more than remains: ${sets(facts, 'remaining')}.`
      : 'That is more than remains.',
  QUANTITY_EXCEEDS_DELIVERED: (facts) =>
    has(facts, 'outstanding')
      ? `That is more than was delivered and waits: ${sets(facts, 'outstanding')}.`
      : 'That is more than was delivered and waits.',
  PAYMENT_NOT_FOUND: () => 'This payment was not found.',
  PAYMENT_NOT_PAYABLE: () => 'This payment cannot be made now.',
  CREDIT_CODE_INVALID: ({ fault }) =>
    CREDIT_CODE[String(fault)] ?? 'The credit code’s check digit is wrong; please check its 18 characters.',
  TOO_MANY_REQUESTS: (facts) =>
    has(facts, 'seconds')
      ? `Too many requests; please try again in ${facts.seconds} seconds.`
      : 'Too many requests; please wait a moment.',
  REPLAYED_WITH_OTHER_INPUT: () => 'This was sent before with other content; please reload and try again.',
  CATEGORY_NOT_FOUND: () => 'There is no such category.',
  ORGANISATION_NOT_FOUND: () => 'This firm was not found.',
  DISPUTE_NOT_FOUND: () => 'This dispute was not found.',
  DECISION_INVALID: (facts) =>
    has(facts, 'frozenFen')
      ? `The buyer gets between nothing and the frozen ${money(facts, 'frozenFen')}; the rest is the supplier’s.`
      : 'The decision does not add up to the frozen amount.',
  DISPUTE_DECIDED: () => 'The dispute has been decided; the decision is final.',
  PROPOSAL_NOT_FOUND: () => 'There is no proposal waiting for an answer.',
  PROPOSAL_CHANGED: () => 'The other side has changed its proposal; reload the page and look again.',
  AMOUNT_EXCEEDS_HELD: (facts) =>
    has(facts, 'heldFen')
      ? `The amount is more than escrow holds for it: ${money(facts, 'heldFen')}.`
      : 'The amount is more than escrow holds for it.',
  ...enBookingRefusals,
  APPEAL_CLOSED: () => 'No appeal now: there is no ruling yet, or its window is over.',
  ACCEPTANCE_NOT_FOUND: () => 'These accepted sets were not found.',
  WARRANTY_OVER: () => 'The warranty has ended; nothing can be claimed any more.',
  CLAIM_NOT_FOUND: () => 'This claim was not found, or it is over.',
  CLAIM_CONTESTED: () => 'The claim is contested; the operator decides it.',
  CLAIM_NOT_CONTESTED: () => 'The supplier may still answer; it is not to be decided yet.',
  ANSWER_TOO_LATE: () => 'The days to answer are over: silence has granted it.',
  REMEDY_EXCEEDS_REJECTED: (facts) =>
    has(facts, 'rejected')
      ? `Only ${sets(facts, 'rejected')} were sent back and have not come again.`
      : 'More sets would come again than were sent back.',
  FILE_NOT_FOUND: () => 'An uploaded file was not found; please upload it again.',
  FILE_INVALID: () => 'This file cannot be taken: JPG, PNG, WebP or PDF, 10 MB each at most.',
  INVOICE_NOT_FOUND: () => 'This invoice was not found.',
  INVOICE_ISSUED: () => 'The invoice has been issued.',
  INVOICE_NUMBER_TAKEN: () => 'Another invoice bears this number already.',
  NOTHING_TO_DO: () => 'There is nothing to do.',
  TEST_SERVICE_NOT_FOUND: () => 'There is no such test service, or it takes no orders any more.',
  TEST_SERVICE_CHANGED: () => 'A colleague has just changed this service. Reload and edit what it says now.',
  TEST_SCOPE_NOT_HELD: (facts) =>
    `The laboratory has no ${has(facts, 'scope') ? `${facts.scope} ` : ''}accreditation on file, so no method can be in its scope. Enter the certificate first.`,
  TEST_DRAFT_OUTDATED: () =>
    'The methods or the price of this service have changed. Save the draft once, check the new fee, then submit.',
  LAB_NOT_FOUND: () => 'There is no such laboratory. Open one for the platform first.',
  LAB_CODE_TAKEN: () => 'This code belongs to another laboratory. Choose a different one.',
  LAB_CODE_FIXED: () => 'The code is part of numbers that were given and cannot change.',
  TEST_ORDER_NOT_FOUND: () => 'There is no such test order, or it is not yours to see.',
  TEST_ORDER_STATE: () =>
    'The test order cannot do this in its present state. Reload to see where it stands.',
  SAMPLE_NOT_FOUND: () => 'This order has no such sample.',
  SAMPLE_STATE: (facts) =>
    has(facts, 'code')
      ? `Sample ${facts.code} cannot do this in its present state.`
      : 'The sample cannot do this in its present state.',
  FEE_NOT_HELD: () => 'The fee is not in escrow yet, so testing cannot begin. Remind the client to pay.',
  RESULT_INVALID: () =>
    'Some results cannot be read: type a number, ND for not detected (where there is a detection limit), or conforms / fails for what is judged by sight.',
  RESULTS_MISSING: (facts) =>
    `Every result must be in before the review: ${Number(facts.missing ?? 0)} are still missing.`,
  REVIEWER_IS_TESTER: () => 'You entered results of this order, so somebody else must review and sign it.',
  REPORT_BEING_DRAWN: () => 'The report is approved and its document is being made. Reload in a moment.',
  REPORT_NOT_FOUND: () => 'There is no report of this number. Check the number; capitals do not matter.',
  RETIRED_EXISTS: () => 'The catalogue names this equipment already. If it was withdrawn, list it again.',
  RULE_NOT_FOUND: () => 'There is no such policy rule.',
  RULE_CHANGED: () => 'This rule has a newer version; look at it before you publish yours.',
  RULE_PAST: () => 'A version begins after today: what has held, or holds today, is never changed.',
  RULE_BEFORE_LAST: (facts) =>
    has(facts, 'lastFrom')
      ? `It cannot begin before the last version does, on ${day(facts, 'lastFrom')}.`
      : 'It cannot begin before the last version does.',
  RETIRED_NOT_FOUND: () => 'The retire catalogue has no such entry.',
  PROVIDER_NOT_FOUND: () => 'There is no such provider in the directory, or it takes no new dealings.',
  PROVIDER_CHANGED: () => 'A colleague has just changed this page. Reload and edit what it says now.',
  PROVIDER_SELF: () => 'A firm cannot deal with itself.',
  PROVIDER_KIND: () => 'This provider does not offer that kind of service. Choose one of its own.',
  ENGAGEMENT_NOT_FOUND: () => 'There is no such dealing, or this step is not yours to make.',
  ENGAGEMENT_STATE: () => 'The dealing does not allow this step now. Reload to see where it stands.',
  ENGAGEMENT_EXISTS: () =>
    'You have a running dealing with this provider. Finish or withdraw it before you start another.',
  RATING_NOT_FOUND: () => 'There is no such rating, or it does not concern your firm.',
  RATING_NOT_EARNED: () => 'You can rate once the dealing is completed and you have confirmed it.',
  RATING_FIXED: () => 'A rating that is thirty days old, or that the operator has hidden, cannot be changed.',
  FILE_NOT_PDF: () => enCommon.notPdf,
  CASE_NOT_FOUND: () => 'There is no such difference.',
  CASE_STATE: () => 'This difference is being checked or has ended; please reload the page.',
  SIGNATURE_INVALID: () =>
    'The signature does not fit, or the time is more than five minutes off: sign timestamp and body with the agreed secret and send again.',
  BANK_WORD_CONFLICT: () =>
    'Another word came under this id before, or its instruction or amount is not the payment’s: check it and send it under a new id.',
  CASE_NOT_REFUNDABLE: () =>
    'There is nothing in suspense to pay back: the correction left no money there, or no firm of this platform sent it.',
  CASE_NOT_CORRECTABLE: () =>
    'A counter-journal does not mend this difference: check it again, or close it with a reason.',
  DEAD_LETTER_NOT_FOUND: () => 'There is no such failed job.',
  DEAD_LETTER_STATE: () => 'This failed job was replayed or discarded already; please reload the page.',
}
