import type { Meant } from './form-intents.ts'
import type { TypedForm } from './parse-form.ts'
import { tiersOf } from './typed-tiers.ts'

type Reading = (form: TypedForm, subjectId: string) => Meant

const keyed = (form: TypedForm) => ({ idempotencyKey: form.text('idempotencyKey') })

/** The forms of a supplier's own listing; the subject is the listing, or nothing for a new one. */
export const LISTING_INTENTS: Readonly<Record<string, Reading>> = {
  saveListing: (form, listingId) => ({
    command: 'saveListing',
    input: {
      listingId: listingId === '' ? null : listingId,
      version: form.whole('version'),
      category: form.text('category'),
      title: form.text('title'),
      model: form.text('model'),
      maker: form.text('maker'),
      county: form.text('county'),
      specs: specsOf(form),
      priceFen: form.fen('priceYuan'),
      tiers: someOf(tiersOf(form)),
      capacity: form.whole('capacity'),
      leadTimeDays: form.whole('leadTimeDays'),
      warrantyMonths: form.whole('warrantyMonths'),
      energyGrade: form.whole('energyGrade'),
      summary: form.text('summary'),
      ...keyed(form),
    },
  }),
  submitListing: (form, listingId) => ({ command: 'submitListing', input: { listingId, ...keyed(form) } }),
  withdrawListing: (form, listingId) => ({
    command: 'withdrawListing',
    input: { listingId, ...keyed(form) },
  }),
  removePhoto: (form, listingId) => ({
    command: 'rearrangePhotos',
    input: { listingId, photoId: form.text('photoId'), move: 'away', ...keyed(form) },
  }),
  putPhotoFirst: (form, listingId) => ({
    command: 'rearrangePhotos',
    input: { listingId, photoId: form.text('photoId'), move: 'first', ...keyed(form) },
  }),
  attachCertificate: (form, listingId) => ({
    command: 'attachCertificate',
    input: {
      listingId,
      level: form.text('level'),
      number: form.text('number'),
      issuedOn: form.text('issuedOn'),
      ...keyed(form),
    },
  }),
}

/** The operator's forms over what was submitted. */
export const REVIEW_INTENTS: Readonly<Record<string, Reading>> = {
  publishListing: (form) => ({
    command: 'publishListing',
    input: { listingId: form.text('listingId'), version: form.whole('version'), ...keyed(form) },
  }),
  sendBackListing: (form) => ({
    command: 'sendBackListing',
    input: { listingId: form.text('listingId'), reason: form.text('reason'), ...keyed(form) },
  }),
}

/** A bureau's forms over certificates. */
export const CERTIFICATE_INTENTS: Readonly<Record<string, Reading>> = {
  verifyCertificate: (form) => ({
    command: 'verifyCertificate',
    input: { certificateId: form.text('certificateId'), ...keyed(form) },
  }),
  refuseCertificate: (form) => ({
    command: 'verifyCertificate',
    // Refusing without saying why is not verifying: an empty reason stays wrong.
    input: {
      certificateId: form.text('certificateId'),
      refusedReason: form.text('reason') ?? '',
      ...keyed(form),
    },
  }),
}

/**
 * Fields `number.<key>`, `option.<key>`, `flag.<key>` as values of their kind. What is no number stays what
 * was typed, for the category's schema to refuse.
 */
function specsOf(form: TypedForm): Record<string, number | string | boolean> {
  return Object.fromEntries(
    form.names().flatMap((name): [string, number | string | boolean][] => {
      const [, kind, key] = /^(number|option|flag)\.([A-Za-z]\w{0,59})$/.exec(name) ?? []
      const typed = form.text(name)
      if (!kind || !key || typed === undefined) return []
      if (kind === 'flag') return typed === 'yes' || typed === 'no' ? [[key, typed === 'yes']] : []
      const number = kind === 'number' ? form.whole(name) : undefined
      return [[key, number === undefined || Number.isNaN(number) ? typed : number]]
    }),
  )
}

function someOf<Value>(values: readonly Value[]): readonly Value[] | null {
  return values.length === 0 ? null : values
}
