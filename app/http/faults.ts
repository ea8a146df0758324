import type { z } from 'zod'
import type { Locale } from '#app/contracts/views/shell.ts'
import { type Text, textFor } from '#app/i18n/text.ts'

/** One thing wrong with what was sent: where, as a path, and a sentence in the reader's language. */
export interface Fault {
  readonly path: string
  readonly message: string
}

type Issue = z.core.$ZodIssue

/** What the contracts' own words mean, where a contract names its fault by a word. */
const WORDS: Readonly<Record<string, (text: Text) => string>> = {
  required: (text) => text.faults.required,
  quantity: (text) => text.refusals.QUANTITY_INVALID({}),
  price: (text) => text.faults.notMoney,
  ladder: (text) => text.refusals.OFFER_LADDER_INVALID({}),
  quantitiesNotRising: (text) => text.offers.notRising,
  pricesNotFalling: (text) => text.offers.notFalling,
  ladderAbovePrice: (text) => text.catalogue.tiersHint,
  days: (text) => text.faults.notWhole,
  number: (text) => text.faults.notNumber,
  email: (text) => text.faults.notEmail,
  phone: (text) => text.faults.notPhone,
  rate: (text) => text.faults.notWhole,
  instant: (text) => text.faults.notInstant,
  date: (text) => text.faults.notInstant,
  terms: (text) => text.faults.sumNotHundred,
  capBelowMinimum: (text) => text.faults.tooSmall(text.pools.minQuantity),
  county: (text) => text.faults.notOneOf,
  reason: (text) => text.faults.required,
  files: (text) => text.refusals.FILE_INVALID({}),
  invoiceNumber: (text) => text.faults.notInvoiceNumber,
  account: (text) => text.register.accountHint,
  password: (text) => text.register.passwordHint,
  wan: (text) => text.policies.wanFault,
  years: (text) => text.policies.yearsFault,
  planLines: (text) => text.policies.linesFault,
  sampleCount: (text) => text.testing.sampleCountFault,
  slug: (text) => text.desk.slugFault,
  creditCode: (text) => text.refusals.CREDIT_CODE_INVALID({}),
  shift: (text) => text.desk.shiftFault,
  openingMissing: (text) => text.desk.openingMissing,
  maxBelowMin: (text) => text.desk.maxBelowMin,
  offSlot: (text) => text.desk.offSlot,
  chainAboveOutside: (text) => text.desk.chainAboveOutside,
  specs: (text) => text.desk.specsFault,
  standard: (text) => text.testDesk.standardFault,
  methods: (text) => text.testDesk.methodsFault,
  parameters: (text) => text.testDesk.parametersFault,
  memberAbovePrice: (text) => text.testDesk.memberAbovePrice,
  turnaround: (text) => text.testDesk.turnaroundFault,
  providerKinds: (text) => text.directory.kindsFault,
  stars: (text) => text.directory.starsFault,
  labCode: (text) => text.testDesk.codeFault,
  certificateWhole: (text) => text.testDesk.certificateFault,
  limit_not_number: (text) => text.testDesk.limitFaults.limit_not_number,
  limits_crossed: (text) => text.testDesk.limitFaults.limits_crossed,
  limits_of_judgement: (text) => text.testDesk.limitFaults.limits_of_judgement,
  bankAccount: (text) => text.register.bankAccountHint,
}

/** A limit that is named by its own word is said in its own sentence, not as a bare number. */
const OWN_SENTENCE: readonly string[] = [
  'ladder',
  'sampleCount',
  'planLines',
  'years',
  'wan',
  'standard',
  'methods',
  'parameters',
  'turnaround',
  'providerKinds',
  'stars',
]

export function faultsOf(error: z.ZodError, locale: Locale): Fault[] {
  const text = textFor(locale)
  return error.issues
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => strayOf(issue, key)) : [issue],
    )
    .map((issue) => ({ path: issue.path.join('.'), message: sentenceOf(issue, text) }))
}

function strayOf(issue: Issue, key: string): Issue {
  return { ...issue, path: [...issue.path, key] } as Issue
}

function sentenceOf(issue: Issue, text: Text): string {
  const { faults } = text
  if (issue.code === 'too_big' && !OWN_SENTENCE.includes(issue.message)) {
    const most = Number(issue.maximum)
    return issue.origin === 'string' ? faults.tooLong(most) : faults.tooLarge(String(most))
  }
  const word = WORDS[issue.message]
  if (word) return word(text)
  if (issue.code === 'too_small') {
    return issue.origin === 'string' ? faults.required : faults.tooSmall(String(issue.minimum))
  }
  if (issue.code === 'invalid_value') return faults.notOneOf
  if (issue.code === 'invalid_type' && issue.input === undefined) return faults.required
  return faults.wrong
}
