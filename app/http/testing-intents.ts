import type { Meant } from './form-intents.ts'
import type { TypedForm } from './parse-form.ts'

type Reading = (form: TypedForm, subjectId: string) => Meant

const keyed = (form: TypedForm) => ({ idempotencyKey: form.text('idempotencyKey') })

/** The order form of a service; the subject is the service. */
export const TEST_SERVICE_INTENTS: Readonly<Record<string, Reading>> = {
  saveTestOrder: (form, serviceId) => ({
    command: 'saveTestOrder',
    input: {
      serviceId,
      orderId: form.text('orderId'),
      groups: groupsOf(form),
      note: form.text('note'),
      needsReturn: form.text('needsReturn') === 'yes',
      ...keyed(form),
    },
  }),
}

const plain =
  (command: Meant['command']): Reading =>
  (form, orderId) => ({ command, input: { orderId, ...keyed(form) } })

const reasoned =
  (command: Meant['command']): Reading =>
  (form, orderId) => ({ command, input: { orderId, reason: form.text('reason') ?? '', ...keyed(form) } })

/** Everything that is done to one test order; the subject is the order. */
export const TEST_ORDER_INTENTS: Readonly<Record<string, Reading>> = {
  submitTestOrder: plain('submitTestOrder'),
  cancelTestOrder: plain('cancelTestOrder'),
  acceptTestOrder: plain('acceptTestOrder'),
  rejectTestOrder: reasoned('rejectTestOrder'),
  finishTesting: plain('finishTesting'),
  sendBackResults: reasoned('sendBackResults'),
  approveReport: plain('approveReport'),
  closeTestOrder: plain('closeTestOrder'),
  amendReport: reasoned('amendReport'),
  pay: (form) => ({ command: 'payPayment', input: { paymentId: form.text('paymentId'), ...keyed(form) } }),
  startTesting: (form, orderId) => ({
    command: 'startTesting',
    input: { orderId, place: form.text('place'), ...keyed(form) },
  }),
  receiveSamples: (form, orderId) => ({
    command: 'receiveSamples',
    input: { orderId, place: form.text('place'), arrivals: arrivalsOf(form), ...keyed(form) },
  }),
  enterResults: (form, orderId) => ({
    command: 'enterResults',
    input: { orderId, results: resultsOf(form), ...keyed(form) },
  }),
  loseSample: (form, orderId) => ({
    command: 'loseSample',
    input: {
      orderId,
      sampleId: form.text('sampleId'),
      why: form.text('why'),
      condition: form.text('condition') ?? '',
      ...keyed(form),
    },
  }),
  handOverSample: (form, orderId) => ({
    command: 'handOverSample',
    input: {
      orderId,
      sampleId: form.text('sampleId'),
      event: form.text('event'),
      place: form.text('place') ?? '',
      condition: form.text('condition'),
      ...keyed(form),
    },
  }),
}

/** Rows `groups.<n>.<field>`; a row in which nothing was typed is none. */
function groupsOf(form: TypedForm): Record<string, unknown>[] {
  form.closeRows('groups')
  return form.rows('groups').map((row) => {
    const of = (field: string) => form.text(`groups.${row}.${field}`)
    const words = { name: of('name'), specification: of('specification'), batchNumber: of('batchNumber') }
    return { ...words, count: form.whole(`groups.${row}.count`) }
  })
}

/** Fields `arrival.<sample>`; `later` is a sample that is still on its way. */
function arrivalsOf(form: TypedForm): Record<string, unknown>[] {
  return form.names().flatMap((name) => {
    const sampleId = /^arrival\.([\w-]{1,80})$/.exec(name)?.[1]
    const arrival = sampleId && form.text(name)
    if (!arrival || arrival === 'later') return []
    return [{ sampleId, arrival, condition: form.text(`condition.${sampleId}`) }]
  })
}

/** Fields `value.<sample>.<parameter>`; empty cells are not sent. */
function resultsOf(form: TypedForm): Record<string, unknown>[] {
  return form.names().flatMap((name) => {
    const [, sampleId, parameterKey] = /^value\.([\w-]{1,80})\.(\w{1,60})$/.exec(name) ?? []
    const value = form.text(name)
    return sampleId && parameterKey && value !== undefined ? [{ sampleId, parameterKey, value }] : []
  })
}
