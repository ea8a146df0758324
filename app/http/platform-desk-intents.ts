import type { Meant } from './form-intents.ts'
import type { TypedForm } from './parse-form.ts'
import { PLATFORM_INTENTS, RESOURCE_INTENTS } from './platform-intents.ts'
import { meansResource } from './resource-form.ts'

type Reading = (form: TypedForm, subjectId: string) => Meant
type Intents = Readonly<Record<string, Reading>>

const keyed = (form: TypedForm) => ({ idempotencyKey: form.text('idempotencyKey') })

/** A new platform, or what an existing one says of itself; the subject is the platform, empty for a new one. */
const savePlatform: Reading = (form, platformId) => ({
  command: 'savePlatform',
  input: {
    platformId: platformId === '' ? null : platformId,
    slug: form.text('slug'),
    name: form.text('name'),
    nameEn: form.text('nameEn'),
    story: form.text('story'),
    chain: form.text('chain'),
    county: form.text('county'),
    membership: form.text('membership'),
    memberDiscountBasisPoints: form.basisPoints('memberDiscountPercent'),
    fileIds: form.list('fileIds') ?? [],
    ...keyed(form),
  },
  fields: { memberDiscountBasisPoints: 'memberDiscountPercent', fileIds: 'photos' },
})

const picturesOf = (of: 'platform' | 'resource'): Intents => ({
  showPictures: (form, subjectId) => ({
    command: 'showPictures',
    input: { of, subjectId, fileIds: form.list('fileIds') ?? [], ...keyed(form) },
  }),
  hidePicture: (form, subjectId) => ({
    command: 'hidePicture',
    input: { of, subjectId, fileId: form.text('fileId'), ...keyed(form) },
  }),
})

export const PLATFORM_FORM_INTENTS: Intents = { savePlatform, ...picturesOf('platform') }

/** The platform's own desk: members, people, qualifications; the subject is the platform. */
export const PLATFORM_DESK_INTENTS: Intents = {
  ...PLATFORM_INTENTS,
  closePlatform: (form, platformId) => ({
    command: 'closePlatform',
    input: { platformId, reason: form.text('reason'), ...keyed(form) },
  }),
  reopenPlatform: (form, platformId) => ({
    command: 'reopenPlatform',
    input: { platformId, ...keyed(form) },
  }),
  classifyMember: (form) => ({
    command: 'classifyMember',
    input: { memberId: form.text('memberId'), class: form.text('class'), ...keyed(form) },
  }),
}

/** The form of new equipment; the subject is its platform. */
export const NEW_RESOURCE_INTENTS: Intents = {
  saveResource: (form, platformId) => meansResource(form, platformId, null),
}

/** The form of known equipment and its pictures; the subject is the equipment. */
export const resourceFormIntents = (platformId: string): Intents => ({
  saveResource: (form, resourceId) => meansResource(form, platformId, resourceId),
  ...picturesOf('resource'),
})

/** What is done with equipment from day to day; the subject is the equipment. */
export const RESOURCE_DESK_INTENTS: Intents = {
  ...RESOURCE_INTENTS,
  retireResource: (form, resourceId) => ({
    command: 'retireResource',
    input: { resourceId, onBookings: form.text('onBookings'), ...keyed(form) },
  }),
  liftClosure: (form) => ({
    command: 'liftClosure',
    input: { closureId: form.text('closureId'), ...keyed(form) },
  }),
}
