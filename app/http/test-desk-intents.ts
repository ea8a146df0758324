import type { Meant } from './form-intents.ts'
import type { TypedForm } from './parse-form.ts'

type Reading = (form: TypedForm, subjectId: string) => Meant

const keyed = (form: TypedForm) => ({ idempotencyKey: form.text('idempotencyKey') })

/** The forms of a laboratory's own service; the subject is the service. */
export const OWN_SERVICE_INTENTS: Readonly<Record<string, Reading>> = {
  saveTestService: (form, serviceId) => ({
    command: 'saveTestService',
    input: {
      ...contentOf(form),
      serviceId,
      platformId: form.text('platformId'),
      version: form.whole('version'),
    },
  }),
  retireTestService: (form, serviceId) => moved(form, serviceId, 'retire'),
  resumeTestService: (form, serviceId) => moved(form, serviceId, 'resume'),
  showServicePhotos: (form, serviceId) => ({
    command: 'showServicePhotos',
    input: { serviceId, fileIds: form.list('fileIds') ?? [], ...keyed(form) },
  }),
  hideServicePhoto: (form, serviceId) => ({
    command: 'hideServicePhoto',
    input: { serviceId, fileId: form.text('fileId'), ...keyed(form) },
  }),
}

/** A new service, and the laboratory itself; the subject is the platform. */
export const LAB_INTENTS: Readonly<Record<string, Reading>> = {
  saveTestService: (form, platformId) => ({
    command: 'saveTestService',
    input: { ...contentOf(form), platformId, fileIds: form.list('fileIds') ?? [] },
    fields: { fileIds: 'photos' },
  }),
  saveLab: (form, platformId) => ({
    command: 'saveLab',
    input: {
      platformId,
      code: form.text('code'),
      name: form.text('name'),
      address: form.text('address'),
      cmaNumber: form.text('cmaNumber'),
      cmaUntil: form.text('cmaUntil'),
      cnasNumber: form.text('cnasNumber'),
      cnasUntil: form.text('cnasUntil'),
      signatoryPost: form.text('signatoryPost'),
      ...keyed(form),
    },
  }),
}

const moved = (form: TypedForm, serviceId: string, event: 'retire' | 'resume'): Meant => ({
  command: 'moveTestService',
  input: { serviceId, event, ...keyed(form) },
})

function contentOf(form: TypedForm): Record<string, unknown> {
  return {
    nameZh: form.text('nameZh'),
    nameEn: form.text('nameEn') ?? form.text('nameZh'),
    summaryZh: form.text('summaryZh'),
    summaryEn: form.text('summaryEn') ?? form.text('summaryZh'),
    sampleNeedZh: form.text('sampleNeedZh'),
    sampleNeedEn: form.text('sampleNeedEn') ?? form.text('sampleNeedZh'),
    location: form.text('location'),
    priceFen: form.fen('priceYuan'),
    memberPriceFen: form.fen('memberPriceYuan'),
    turnaroundDays: form.whole('turnaroundDays'),
    methods: methodsOf(form),
    ...keyed(form),
  }
}

/** Fields that every row has whether or not anything was typed into it. */
const CHOICES = ['kind', 'key', 'scope']

function methodsOf(form: TypedForm): Record<string, unknown>[] {
  for (const row of form.rows('methods')) form.closeRows(`methods.${row}.parameters`, CHOICES)
  form.closeRows('methods', CHOICES)
  return form.rows('methods').map((row) => {
    const of = (field: string) => form.text(`methods.${row}.${field}`)
    return {
      standard: of('standard') ?? '',
      nameZh: of('nameZh'),
      nameEn: of('nameEn'),
      scope: form.list(`methods.${row}.scope`) ?? [],
      parameters: form
        .rows(`methods.${row}.parameters`)
        .map((place) => parameterOf((field) => of(`parameters.${place}.${field}`))),
    }
  })
}

const PARAMETER_FIELDS = [
  'key',
  'nameZh',
  'nameEn',
  'unit',
  'min',
  'max',
  'detectionLimit',
  'basisZh',
  'basisEn',
]

function parameterOf(of: (field: string) => string | undefined): Record<string, unknown> {
  return {
    kind: of('kind') ?? 'number',
    ...Object.fromEntries(PARAMETER_FIELDS.map((field) => [field, of(field)])),
  }
}
