import type { RefusalFacts } from '#app/domain/shared/outcome.ts'
import { formatInstant, formatMinutes, formatPrice } from '../format.ts'
import { has } from '../refusal-facts.ts'

const span = (facts: RefusalFacts) => formatMinutes(Number(facts.minutes), 'zh')
const instant = (facts: RefusalFacts, key: string) => formatInstant(String(facts[key]), 'zh')

/** The facts carry up to three free slots, as ISO instants in one word. */
function nearest(facts: RefusalFacts, before: string, none: string): string {
  const starts = String(facts.nearest ?? '')
    .split(' ')
    .filter((word) => word !== '')
  if (starts.length === 0) return none
  return `${before}${starts.map((at) => formatInstant(at, 'zh')).join('、')}。`
}

/** What platforms and bookings say when they say no. */
export const zhBookingRefusals = {
  PLATFORM_NOT_FOUND: () => '没有这个平台，或您无权查看。',
  PLATFORM_SLUG_TAKEN: () => '这个网址名已被使用，请换一个。',
  PLATFORM_CLOSED: () => '平台已关闭，不再接受新的预约、加入和检测委托。',
  PLATFORM_OPEN: () => '平台本来就开放着。',
  PLATFORM_MEMBERS_ONLY: () => '只有平台成员才能预约，请先加入平台。',
  MEMBERSHIP_EXISTS: () => '贵企业已是成员，或申请正在处理。',
  MEMBERSHIP_NOT_FOUND: () => '没有找到这项成员资格。',
  MEMBERSHIP_BY_INVITATION: () => '这个平台只接受邀请加入，请联系链主企业。',
  MEMBERSHIP_STATE: () => '成员资格当前状态不允许这样操作。',
  STAFF_NOT_FOUND: () => '贵企业没有这个账号。',
  STAFF_ROLE: () => '这个账号在企业里的角色不能担任该岗位，请先在企业里改为平台管理或检测员。',
  RESOURCE_NOT_FOUND: () => '没有这台设备，或您无权查看。',
  RESOURCE_RETIRED: () => '这台设备已停止开放预约。',
  RESOURCE_RULES_INVALID: (f) =>
    has(f, 'units')
      ? `台数只能增加，现有 ${f.units} 台；停用的一台请安排停机。`
      : '预约规则互相矛盾：时长须是时段长度的整数倍，最短不得超过最长，须有开放时间。',
  RESOURCE_IN_USE: (f) =>
    `这段时间有${has(f, 'count') ? ` ${f.count} 个` : ''}预约已经开始，请等下机后再安排，或按故障停机处理。`,
  RESOURCE_HAS_BOOKINGS: (f) =>
    `还有${has(f, 'count') ? ` ${f.count} 个` : ''}预约未开始，请到“停机、改派与闲时”页办理退役，预约在那里改派或退款。`,
  CLOSURE_OVER_BOOKINGS: (f) =>
    `这段时间已有${has(f, 'count') ? ` ${f.count} 个` : ''}预约，请另选时间，或选择改派这些预约。`,
  CLOSURE_OVER: () => '没有这次停机安排，或它已经结束。',
  BOOKING_NOT_FOUND: () => '没有这个预约，或您无权查看。',
  BOOKING_STATE: () => '预约当前状态不允许这样操作。',
  BOOKING_RANGE_INVALID: () => '结束时间须晚于开始时间。',
  BOOKING_IN_PAST: () => '开始时间已经过去。',
  BOOKING_TOO_SHORT: (f) => (has(f, 'minutes') ? `至少预约 ${span(f)}。` : '预约时间太短。'),
  BOOKING_TOO_LONG: (f) => (has(f, 'minutes') ? `一次最多预约 ${span(f)}。` : '预约时间太长。'),
  BOOKING_NOTICE: (f) => (has(f, 'minutes') ? `须至少提前 ${span(f)}预约。` : '提前预约的时间不够。'),
  BOOKING_TOO_FAR: (f) => (has(f, 'days') ? `只开放 ${f.days} 天以内的预约。` : '这一天还未开放预约。'),
  BOOKING_OUTSIDE_HOURS: () => '这段时间不全在开放时间内，请对照日历选择。',
  BOOKING_OFF_GRID: (f) => `起止时间须落在${has(f, 'minutes') ? ` ${f.minutes} 分钟的` : ''}时段上。`,
  BOOKING_MAINTENANCE: () => '这段时间设备停机检修。',
  CANCEL_COSTS_MORE: (f) =>
    `取消费用已有变化${has(f, 'feeFen') ? `，现为 ${formatPrice(Number(f.feeFen))}` : ''}，请看清后再确认。`,
  CHANGE_TOO_LATE: () => '免费取消期已过，不能再改期；可以取消，按规则收取费用。',
  SLOT_TAKEN: (f) =>
    `这个时段已被预约。${nearest(f, '最近的空闲时段：', '附近没有同样长的空闲时段，可以登记候补。')}`,
  SLOT_FREE: () => '这个时段现在有空，可以直接预约。',
  QUALIFICATION_MISSING: () => '这台设备须有上机资格，请先向平台申请。',
  QUALIFICATION_EXPIRED: () => '贵企业的上机资格在预约结束前已到期，请先续期。',
  QUALIFICATION_NOT_FOUND: () => '没有找到这项上机资格。',
  QUOTA_EXCEEDED: (f) => `超过贵企业每周额度${has(f, 'minutes') ? `，本周还可预约 ${span(f)}` : ''}。`,
  RECURRENCE_INVALID: () => '重复规则不成立，须符合 RFC 5545，例如 FREQ=WEEKLY;COUNT=8。',
  RECURRENCE_ENDLESS: () => '重复预约须有终点：写明次数（COUNT）或截止日（UNTIL）。',
  RECURRENCE_TOO_MANY: () => '重复次数过多，一次最多 260 次。',
  RECURRENCE_CONFLICTS: (f) =>
    `${has(f, 'count') ? `有 ${f.count} 次` : ''}与已有安排冲突，请选择跳过冲突，或改用其他时间。`,
  WAITLIST_EXISTS: () => '贵企业已在候补这个时段。',
  WAITLIST_NOT_FOUND: () => '没有找到这项候补。',
  OFFER_LAPSED: () => '答复期限已过，时段已转给下一家。',
  CHECK_IN_EARLY: (f) => `还未到签到时间${has(f, 'from') ? `，最早 ${instant(f, 'from')} 可签到` : ''}。`,
  CHECK_IN_LATE: () => '签到时间已过。',
  CHECK_IN_WRONG_MACHINE: (f) =>
    has(f, 'machine')
      ? `贵企业此刻预约的是“${f.machine}”，请到那台设备扫码。`
      : '这台设备上没有贵企业此刻的预约，请核对设备与时间。',
  CHECK_IN_NOT_YOURS: () => '这台设备此刻由其他企业预约，贵企业没有预约，不能签到。',
  BOOKING_UNPAID: () => '预付款尚未进入托管，不能上机。',
  METER_INVALID: () => '计量时长须为整数分钟，且不超过实际占用时间。',
  IDLE_OFFER_NOT_FOUND: () => '没有找到这项闲时共享。',
  CALENDAR_FEED_NOT_FOUND: () => '没有这个日历地址，或已作废。',
} satisfies Record<string, (f: RefusalFacts) => string>
