import { readHours } from '#app/domain/bookings/hours-text.ts'
import type { Meant } from './form-intents.ts'
import type { TypedForm } from './parse-form.ts'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]

interface Stretch {
  readonly weekday: number
  readonly fromMinute: number
  readonly toMinute: number
}

/** Equipment as its form has it: hours as text per weekday, yuan an hour, per cent, hours and minutes. */
export function meansResource(form: TypedForm, platformId: string, resourceId: string | null): Meant {
  const opening = weekOf(form, 'opening')
  const peak = weekOf(form, 'peak')
  const specs = specsOf(form)
  return {
    command: 'saveResource',
    input: {
      platformId,
      resourceId,
      name: form.text('name'),
      nameEn: form.text('nameEn'),
      description: form.text('description'),
      equivalence: form.text('equivalence'),
      location: form.text('location'),
      specs,
      capacity: form.whole('capacity'),
      state: form.text('state'),
      rules: { ...rulesOf(form), opening, tariff: { peak, hourFen: pricesOf(form) } },
      fileIds: form.list('fileIds') ?? [],
      idempotencyKey: form.text('idempotencyKey'),
    },
    fields: {
      fileIds: 'photos',
      ...Object.fromEntries(specs.map((_, index) => [`specs.${index}`, 'specs'])),
      ...fieldsOf('opening', 'rules.opening', opening),
      ...fieldsOf('peak', 'rules.tariff.peak', peak),
      ...PRICE_FIELDS,
      ...RULE_FIELDS,
    },
  }
}

function rulesOf(form: TypedForm) {
  return {
    openOnHolidays: form.text('openOnHolidays') !== undefined,
    makeupWeekday: form.whole('makeupWeekday'),
    slotMinutes: form.whole('slotMinutes'),
    minMinutes: form.whole('minMinutes'),
    maxMinutes: form.whole('maxMinutes'),
    noticeMinutes: form.hours('noticeHours'),
    horizonDays: form.whole('horizonDays'),
    bufferBeforeMinutes: form.whole('bufferBeforeMinutes'),
    bufferAfterMinutes: form.whole('bufferAfterMinutes'),
    cancelMinutes: form.hours('cancelHours'),
    lateCancelBasisPoints: form.basisPoints('lateCancelPercent'),
    noShowMinutes: form.whole('noShowMinutes'),
    noShowBasisPoints: form.basisPoints('noShowPercent'),
    approval: form.text('approval'),
    qualification: form.text('qualification'),
    quotaMinutesPerWeek: form.hours('quotaHours'),
    metered: form.text('metered') !== undefined,
    lateReturnBasisPoints: form.basisPoints('lateReturnPercent'),
    offerMinutes: form.whole('offerMinutes'),
    payMinutes: form.hours('payHours'),
  }
}

function pricesOf(form: TypedForm) {
  return {
    chain: { peakFen: form.fen('chainPeakYuan'), offPeakFen: form.fen('chainOffPeakYuan') },
    outside: { peakFen: form.fen('outsidePeakYuan'), offPeakFen: form.fen('outsideOffPeakYuan') },
  }
}

const PRICE_FIELDS = {
  'rules.tariff.hourFen.chain.peakFen': 'chainPeakYuan',
  'rules.tariff.hourFen.chain.offPeakFen': 'chainOffPeakYuan',
  'rules.tariff.hourFen.outside.peakFen': 'outsidePeakYuan',
  'rules.tariff.hourFen.outside.offPeakFen': 'outsideOffPeakYuan',
}

const RULE_FIELDS = {
  ...Object.fromEntries(
    [
      'openOnHolidays',
      'makeupWeekday',
      'slotMinutes',
      'minMinutes',
      'maxMinutes',
      'horizonDays',
      'bufferBeforeMinutes',
      'bufferAfterMinutes',
      'noShowMinutes',
      'approval',
      'qualification',
      'offerMinutes',
    ].map((name) => [`rules.${name}`, name]),
  ),
  'rules.noticeMinutes': 'noticeHours',
  'rules.cancelMinutes': 'cancelHours',
  'rules.payMinutes': 'payHours',
  'rules.quotaMinutesPerWeek': 'quotaHours',
  'rules.lateCancelBasisPoints': 'lateCancelPercent',
  'rules.noShowBasisPoints': 'noShowPercent',
  'rules.lateReturnBasisPoints': 'lateReturnPercent',
}

/** What was typed for each weekday; hours that are none stay wrong for the contract to say. */
function weekOf(form: TypedForm, name: string): Stretch[] {
  return WEEKDAYS.flatMap((weekday) => {
    const shifts = readHours(form.text(`${name}.${weekday}`) ?? '')
    if (shifts === null) return [{ weekday, fromMinute: Number.NaN, toMinute: Number.NaN }]
    return shifts.map((shift) => ({ weekday, ...shift }))
  })
}

function fieldsOf(name: string, path: string, stretches: readonly Stretch[]): Record<string, string> {
  const own = stretches.map(({ weekday }, index) => [`${path}.${index}`, `${name}.${weekday}`])
  return { [path]: name, ...Object.fromEntries(own) }
}

/** One spec a line, `最大力：100 kN`; a line without a colon has no value, which the contract refuses. */
function specsOf(form: TypedForm): { name: string; value: string }[] {
  return (form.text('specs') ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name = '', ...rest] = line.split(/[:：]/)
      return { name, value: rest.join(':') }
    })
}
