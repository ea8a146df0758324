import type { NoticePreferencesView } from '#app/contracts/views/notices.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { NOTICE_CHANNELS } from '#app/domain/notices/notice-kinds.ts'
import { useText } from '#app/i18n/text.ts'
import { type FormReading, IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Select } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { type Undoes, UndoToast } from '../undo-toast.tsx'

interface PreferencesPageProps {
  view: NoticePreferencesView
  answer: FormAnswer | null
}

/** How a person wants to be told: a tick per kind and channel, the addresses and the language. */
export function NoticePreferencesPage({ view, answer }: PreferencesPageProps) {
  const text = useText()
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={text.notices.preferences}
        lead={text.notices.preferencesLead}
        crumbs={[{ label: text.notices.title, to: paths.notices }]}
      />
      <IntentForm
        intent="setNoticePreferences"
        idempotencyKey={view.idempotencyKey}
        answer={answer}
        className="flex flex-col gap-4"
      >
        {(form) => (
          <>
            <Before view={view} />
            <Addresses view={view} form={form} />
            <Choices view={view} form={form} />
            <Button
              type="submit"
              tone="primary"
              size="large"
              isBusy={form.isBusy}
              className="self-end max-sm:w-full"
            >
              {text.common.save}
            </Button>
          </>
        )}
      </IntentForm>
      <UndoToast
        answer={answer}
        message={text.notices.saved}
        idempotencyKey={view.idempotencyKey}
        undoes={UNDOES}
      />
    </div>
  )
}

/** What was saved is put back as the page had it. */
const UNDOES: Undoes = {
  setNoticePreferences: ({ wasOn = '', wasLocale = '', wasEmail = '', wasPhone = '' }) => ({
    intent: 'setNoticePreferences',
    on: wasOn.split(' ').filter(Boolean),
    locale: wasLocale,
    email: wasEmail,
    phone: wasPhone,
  }),
}

/** How things stood before, sent along so that they can be put back. */
function Before({ view }: { view: NoticePreferencesView }) {
  const on = view.groups.flatMap(({ kinds }) =>
    kinds.flatMap(({ kind, on: channels }) => channels.map((channel) => `${kind}.${channel}`)),
  )
  const was = { wasOn: on.join(' '), wasLocale: view.locale, wasEmail: view.email, wasPhone: view.phone }
  return Object.entries(was).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value ?? ''} />
  ))
}

interface PartProps {
  view: NoticePreferencesView
  form: FormReading
}

function Addresses({ view, form }: PartProps) {
  const text = useText()
  const words = text.notices
  return (
    <Card>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Field label={words.email} hint={words.emailHint} error={form.error('email')} isOptional>
          <Input
            name="email"
            type="email"
            autoComplete="email"
            maxLength={200}
            defaultValue={form.typed('email') ?? view.email ?? ''}
          />
        </Field>
        <Field label={words.phone} error={form.error('phone')} isOptional>
          <Input
            name="phone"
            type="tel"
            autoComplete="tel"
            maxLength={20}
            defaultValue={form.typed('phone') ?? view.phone ?? ''}
          />
        </Field>
        <Field label={words.language} error={form.error('locale')}>
          <Select name="locale" defaultValue={form.typed('locale') ?? view.locale}>
            {(['zh', 'en'] as const).map((locale) => (
              <option key={locale} value={locale}>
                {words.languages[locale]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </Card>
  )
}

function Choices({ view, form }: PartProps) {
  const text = useText()
  const words = text.notices
  const typed = form.typed('on')?.split('\n')
  return view.groups.map(({ group, kinds }) => (
    <Card key={group} isPadded={false}>
      <table className="w-full text-sm">
        <caption className="px-4 pt-4 pb-2 text-left text-lg font-semibold sm:px-5">
          {words.groups[group]}
        </caption>
        <thead>
          <tr className="border-b border-line text-ink-soft">
            <th scope="col" className="px-4 py-2 text-left font-medium sm:px-5">
              {words.kind}
            </th>
            {NOTICE_CHANNELS.map((channel) => (
              <th key={channel} scope="col" className="w-16 px-1 py-2 text-center font-medium sm:w-24">
                {words.channels[channel]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, on }) => (
            <tr key={kind} className="border-b border-line last:border-b-0">
              <th scope="row" className="px-4 text-left font-normal sm:px-5">
                {words.kinds[kind]}
              </th>
              {NOTICE_CHANNELS.map((channel) => (
                <td key={channel} className="text-center">
                  <label className="inline-flex size-11 items-center justify-center">
                    <input
                      type="checkbox"
                      name="on"
                      value={`${kind}.${channel}`}
                      aria-label={`${words.kinds[kind]} ${words.channels[channel]}`}
                      defaultChecked={typed ? typed.includes(`${kind}.${channel}`) : on.includes(channel)}
                      className="size-5 accent-accent"
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  ))
}
