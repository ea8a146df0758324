import type { OwnProviderView } from '#app/contracts/views/directory.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { PROVIDER_KINDS } from '#app/domain/directory/provider-kind.ts'
import { COUNTIES } from '#app/domain/identity/counties.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { type FormReading, IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox } from '../ui/choices.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Field, FieldGroup } from '../ui/field.tsx'
import { TextArea } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Toast } from '../ui/toast.tsx'

interface OwnProviderProps {
  view: OwnProviderView
  answer: FormAnswer | null
}

/** What a provider says of itself in the directory. */
export function OwnProviderPage({ view, answer }: OwnProviderProps) {
  const text = useText()
  const words = text.directory
  const { profile } = view
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={text.shell.ownProvider}
        lead={words.ownLead}
        crumbs={[{ label: words.title, to: paths.providers }]}
        actions={profile && <LinkButton to={paths.provider(view.providerId)}>{words.seePublic}</LinkButton>}
      />
      {!view.isVerified && (
        <div className="mb-4">
          <Notice tone="warning">{words.notVerified}</Notice>
        </div>
      )}
      <Card>
        <IntentForm
          key={profile?.version ?? 'new'}
          intent="saveProvider"
          draftKey={`provider-${profile?.version ?? 'new'}`}
          idempotencyKey={view.idempotencyKey}
          answer={answer}
          hidden={profile ? { version: profile.version } : {}}
          className="flex flex-col gap-5"
        >
          {(form) => (
            <>
              <ProfileFields view={view} form={form} />
              <Button type="submit" tone="primary" isBusy={form.isBusy} className="self-end max-sm:w-full">
                {words.save}
              </Button>
            </>
          )}
        </IntentForm>
      </Card>
      <Toast message={answer?.isDone ? text.common.done : null} />
    </div>
  )
}

function ProfileFields({ view, form }: { view: OwnProviderView; form: FormReading }) {
  const text = useText()
  const words = text.directory
  const { profile } = view
  const isBack = form.typed('summaryZh') !== undefined
  const chosen = (name: 'kinds' | 'counties'): readonly string[] =>
    isBack ? (form.typed(name)?.split('\n') ?? []) : (profile?.[name] ?? [])
  const area = (name: 'summaryZh' | 'summaryEn' | 'offers', rows: number, most: number) => (
    <TextArea
      name={name}
      rows={rows}
      maxLength={most}
      defaultValue={form.typed(name) ?? profile?.[name] ?? ''}
    />
  )
  return (
    <>
      <FieldGroup legend={words.kind} hint={words.kindsHint} error={form.error('kinds')}>
        <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
          {PROVIDER_KINDS.map((kind) => (
            <Checkbox
              key={kind}
              name="kinds"
              value={kind}
              label={words.kinds[kind]}
              defaultChecked={chosen('kinds').includes(kind)}
            />
          ))}
        </div>
      </FieldGroup>
      <Field label={words.summaryZh} error={form.error('summaryZh')} isRequired>
        {area('summaryZh', 3, 500)}
      </Field>
      <Field label={words.summaryEn} error={form.error('summaryEn')} isOptional>
        {area('summaryEn', 3, 500)}
      </Field>
      <Field label={words.offers} hint={words.offersHint} error={form.error('offers')} isOptional>
        {area('offers', 5, 2_000)}
      </Field>
      <FieldGroup legend={words.serves} hint={words.servesHint} error={form.error('counties')}>
        <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
          {COUNTIES.filter(({ code }) => code !== view.county).map(({ code }) => (
            <Checkbox
              key={code}
              name="counties"
              value={code}
              label={countyName(code, text)}
              defaultChecked={chosen('counties').includes(code)}
            />
          ))}
        </div>
      </FieldGroup>
      <Checkbox
        name="isListed"
        value="yes"
        label={words.listed}
        defaultChecked={isBack ? form.typed('isListed') === 'yes' : (profile?.isListed ?? true)}
      />
    </>
  )
}
