/** How a person can be told. `page` is the notice centre, with its count in the shell. */
export const NOTICE_CHANNELS = ['page', 'email', 'sms'] as const
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number]

export const NOTICE_GROUPS = ['pool', 'order', 'money', 'demand', 'question', 'testing', 'booking'] as const
export type NoticeGroup = (typeof NOTICE_GROUPS)[number]

interface KindRule {
  readonly group: NoticeGroup
  /** Where it is told unless a person says otherwise. */
  readonly channels: readonly NoticeChannel[]
}

/** For reading when one comes by. */
const quiet = ['page'] as const
/** Worth a letter. */
const letter = ['page', 'email'] as const
/** Somebody must act, and a clock runs. */
const urgent = ['page', 'email', 'sms'] as const

/**
 * Everything that a firm can be told, one line each: its group in the preferences and its habit. A new kind
 * takes a line here and a sentence in each language (`app/i18n/.../notices.ts`), or it does not compile.
 */
export const NOTICE_RULES = {
  extended: { group: 'pool', channels: letter },
  minimum_reached: { group: 'pool', channels: quiet },
  locked: { group: 'pool', channels: letter },
  commitment_dropped: { group: 'pool', channels: letter },
  awarded: { group: 'pool', channels: urgent },
  award_voided: { group: 'pool', channels: letter },
  pool_failed: { group: 'pool', channels: letter },
  pool_cancelled: { group: 'pool', channels: letter },
  pool_settled: { group: 'pool', channels: quiet },
  signature_wanted: { group: 'order', channels: urgent },
  contract_signed: { group: 'order', channels: quiet },
  shipment_wanted: { group: 'order', channels: urgent },
  shipment_sent: { group: 'order', channels: letter },
  shipment_received: { group: 'order', channels: quiet },
  acceptance_near: { group: 'order', channels: urgent },
  delivery_accepted: { group: 'order', channels: letter },
  delivery_rejected: { group: 'order', channels: letter },
  order_terminated: { group: 'order', channels: letter },
  dispute_opened: { group: 'order', channels: urgent },
  dispute_evidence: { group: 'order', channels: letter },
  dispute_ruled: { group: 'order', channels: urgent },
  dispute_appealed: { group: 'order', channels: letter },
  dispute_decided: { group: 'order', channels: letter },
  dispute_withdrawn: { group: 'order', channels: letter },
  claim_opened: { group: 'order', channels: urgent },
  claim_contested: { group: 'order', channels: letter },
  claim_closed: { group: 'order', channels: letter },
  proposal_made: { group: 'order', channels: urgent },
  proposal_accepted: { group: 'order', channels: letter },
  proposal_dropped: { group: 'order', channels: quiet },
  amendment_proposed: { group: 'order', channels: urgent },
  amendment_signed: { group: 'order', channels: letter },
  payment_due: { group: 'money', channels: urgent },
  payment_refused: { group: 'money', channels: urgent },
  invitation: { group: 'demand', channels: letter },
  search_match: { group: 'demand', channels: letter },
  demand_match: { group: 'demand', channels: quiet },
  pool_match: { group: 'demand', channels: letter },
  partner_found: { group: 'demand', channels: quiet },
  question_asked: { group: 'question', channels: quiet },
  answer_given: { group: 'question', channels: letter },
  test_submitted: { group: 'testing', channels: letter },
  test_accepted: { group: 'testing', channels: letter },
  test_reported: { group: 'testing', channels: letter },
  test_amended: { group: 'testing', channels: letter },
  test_ended: { group: 'testing', channels: letter },
  booking_requested: { group: 'booking', channels: letter },
  booking_confirmed: { group: 'booking', channels: letter },
  booking_rejected: { group: 'booking', channels: letter },
  booking_lapsed: { group: 'booking', channels: letter },
  booking_cancelled: { group: 'booking', channels: quiet },
  booking_missed: { group: 'booking', channels: letter },
  booking_slot_freed: { group: 'booking', channels: urgent },
  booking_broken: { group: 'booking', channels: urgent },
  booking_move_asked: { group: 'booking', channels: urgent },
  booking_called_off: { group: 'booking', channels: urgent },
  booking_wait_ended: { group: 'booking', channels: letter },
  booking_near: { group: 'booking', channels: urgent },
  qualification_near: { group: 'booking', channels: letter },
  qualification_gap: { group: 'booking', channels: letter },
  member_applied: { group: 'booking', channels: letter },
  member_invited: { group: 'booking', channels: letter },
  member_admitted: { group: 'booking', channels: letter },
  member_ended: { group: 'booking', channels: letter },
  platform_closed: { group: 'booking', channels: urgent },
  platform_reopened: { group: 'booking', channels: quiet },
  engagement_asked: { group: 'order', channels: letter },
  engagement_answered: { group: 'order', channels: letter },
  engagement_delivered: { group: 'order', channels: letter },
  engagement_moved: { group: 'order', channels: quiet },
  provider_rated: { group: 'order', channels: quiet },
} as const satisfies Record<string, KindRule>

export type NoticeKind = keyof typeof NOTICE_RULES
export const NOTICE_KINDS = Object.keys(NOTICE_RULES) as NoticeKind[]

export function isNoticeKind(word: string): word is NoticeKind {
  return Object.hasOwn(NOTICE_RULES, word)
}

export function ruleOf(kind: NoticeKind): KindRule {
  return NOTICE_RULES[kind]
}

/** What a notice can be about: where a click leads. */
export const NOTICE_SUBJECTS = [
  'pool',
  'order',
  'demand',
  'listing',
  'search',
  'test',
  'engagement',
  'booking',
  'board',
  'platform',
  'members',
  'resource',
  'qualifications',
] as const
export type NoticeSubject = (typeof NOTICE_SUBJECTS)[number]

/** What a sentence may need; the receiver's own or public, never another's secret. */
export type NoticeFacts = Readonly<Record<string, string | number | null>>
