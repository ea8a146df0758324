import type { Meant } from './form-intents.ts'
import type { TypedForm } from './parse-form.ts'

type Reading = (form: TypedForm, subjectId: string) => Meant

const keyed = (form: TypedForm) => ({ idempotencyKey: form.text('idempotencyKey') })

const replyRating: Reading = (form) => ({
  command: 'replyRating',
  input: { ratingId: form.text('ratingId'), reply: form.text('reply'), ...keyed(form) },
})

/** A provider's page; the subject is the provider. */
export const PROVIDER_INTENTS: Readonly<Record<string, Reading>> = {
  askProvider: (form, providerId) => ({
    command: 'askProvider',
    input: { providerId, kind: form.text('kind'), subject: form.text('subject'), ...keyed(form) },
  }),
  replyRating,
  // Hiding without saying why is not hiding: an empty reason stays wrong.
  hideRating: (form) => ({
    command: 'moderateRating',
    input: { ratingId: form.text('ratingId'), reason: form.text('reason') ?? '', ...keyed(form) },
  }),
  showRating: (form) => ({
    command: 'moderateRating',
    input: { ratingId: form.text('ratingId'), ...keyed(form) },
  }),
}

/** A provider's own page. */
export const OWN_PROVIDER_INTENTS: Readonly<Record<string, Reading>> = {
  saveProvider: (form) => ({
    command: 'saveProvider',
    input: {
      kinds: form.list('kinds') ?? [],
      summaryZh: form.text('summaryZh'),
      summaryEn: form.text('summaryEn'),
      offers: form.text('offers'),
      counties: form.list('counties') ?? [],
      isListed: form.text('isListed') === 'yes',
      version: form.whole('version'),
      ...keyed(form),
    },
  }),
}

/** The forms over dealings, wherever they stand. */
export const ENGAGEMENT_INTENTS: Readonly<Record<string, Reading>> = {
  moveEngagement: (form) => ({
    command: 'moveEngagement',
    input: {
      engagementId: form.text('engagementId'),
      event: form.text('event'),
      reason: form.text('reason'),
      ...keyed(form),
    },
  }),
  rateProvider: (form) => ({
    command: 'rateProvider',
    input: {
      engagementId: form.text('engagementId'),
      stars: form.text('stars'),
      comment: form.text('comment'),
      ...keyed(form),
    },
  }),
  replyRating,
}
