import type { Meant } from './form-intents.ts'
import type { TypedForm } from './parse-form.ts'

type Reading = (form: TypedForm, subjectId: string) => Meant

const keyed = (form: TypedForm) => ({ idempotencyKey: form.text('idempotencyKey') })

/** The notice centre's forms. Opening reads, too, and leads on to what the notice is about. */
export const NOTICE_INTENTS: Readonly<Record<string, Reading>> = {
  openNotice: readOne,
  readNotice: readOne,
  readAllNotices: (form) => ({
    command: 'readAllNotices',
    input: { upTo: form.text('upTo'), ...keyed(form) },
  }),
  unreadNotices: (form) => ({
    command: 'unreadNotices',
    input: { since: form.text('since'), ...keyed(form) },
  }),
}

/** A person's own preferences. */
export const NOTICE_PREFERENCE_INTENTS: Readonly<Record<string, Reading>> = {
  setNoticePreferences: (form) => ({
    command: 'setNoticePreferences',
    input: {
      on: form.list('on') ?? [],
      locale: form.text('locale'),
      email: form.text('email'),
      phone: form.text('phone'),
      ...keyed(form),
    },
  }),
}

function readOne(form: TypedForm): Meant {
  return { command: 'readNotice', input: { noticeId: form.text('noticeId'), ...keyed(form) } }
}
