import { Link } from '@remix-run/react'
import type { ResourceFormView } from '#app/contracts/views/platform-desk.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { useText } from '#app/i18n/text.ts'
import { type FormReading, IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Radio } from '../ui/choices.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Field, FieldGroup } from '../ui/field.tsx'
import { Input, QuantityInput, TextArea } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { ResourceFormProps } from './desk-props.ts'
import { FirstPictures } from './first-pictures.tsx'
import { PictureEditor } from './pictures.tsx'
import { HoursCard, TariffCard } from './resource-form-hours.tsx'
import { LengthsCard, TermsCard } from './resource-form-rules.tsx'

/** Equipment with everything that says how it may be booked; sensible defaults for a new one. */
export function ResourceFormPage({ view, answer }: { view: ResourceFormView; answer: FormAnswer | null }) {
  const words = useText().desk
  const { platform, resource, idempotencyKey } = view
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={resource ? words.editResource : words.newResource}
        lead={resource ? words.resourceLead : platform.name}
        crumbs={[{ label: platform.name, to: paths.platformManage(platform.slug) }]}
        actions={resource && <LinkButton to={paths.resource(resource.id)}>{resource.name}</LinkButton>}
      />
      {answer?.isDone && <Notice tone="accent">{words.saved}</Notice>}
      <IntentForm
        {...(resource ? {} : { draftKey: `equipment-${platform.id}`, hasFile: true })}
        intent="saveResource"
        idempotencyKey={idempotencyKey}
        answer={answer}
        className="mt-2 flex flex-col gap-4"
      >
        {(form) => (
          <>
            <BasicsCard view={view} form={form} />
            <HoursCard view={view} form={form} />
            <LengthsCard view={view} form={form} />
            <TariffCard view={view} form={form} />
            <TermsCard view={view} form={form} />
            {!resource && <FirstPictures form={form} />}
            <Button type="submit" tone="primary" isBusy={form.isBusy} className="self-end max-sm:w-full">
              {words.saveResource}
            </Button>
          </>
        )}
      </IntentForm>
      {resource && (
        <div className="mt-6">
          <PictureEditor
            fileIds={resource.photos}
            name={resource.name}
            answer={answer}
            idempotencyKey={idempotencyKey}
          />
        </div>
      )}
    </div>
  )
}

function BasicsCard({ view, form }: ResourceFormProps) {
  const words = useText().desk
  const { resource } = view
  const specs = resource?.specs.map(({ name, value }) => `${name}：${value}`).join('\n') ?? ''
  return (
    <Card title={words.basics}>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Field label={words.resourceName} error={form.error('name')} isRequired>
          <Input name="name" maxLength={80} defaultValue={form.typed('name') ?? resource?.name ?? ''} />
        </Field>
        <Field label={words.nameEn} error={form.error('nameEn')} isOptional>
          <Input
            name="nameEn"
            maxLength={120}
            defaultValue={form.typed('nameEn') ?? resource?.nameEn ?? ''}
          />
        </Field>
        <Field label={words.location} error={form.error('location')} isOptional>
          <Input
            name="location"
            maxLength={120}
            defaultValue={form.typed('location') ?? resource?.location ?? ''}
          />
        </Field>
        <Field label={words.capacity} hint={words.capacityHint} error={form.error('capacity')} isRequired>
          <QuantityInput
            name="capacity"
            defaultValue={form.typed('capacity') ?? String(resource?.capacity ?? 1)}
          />
        </Field>
        <Field
          label={words.description}
          error={form.error('description')}
          isOptional
          className="sm:col-span-2"
        >
          <TextArea
            name="description"
            maxLength={2000}
            defaultValue={form.typed('description') ?? resource?.description ?? ''}
          />
        </Field>
        <Field label={words.specs} hint={words.specsHint} error={form.error('specs')} isOptional>
          <TextArea name="specs" rows={4} defaultValue={form.typed('specs') ?? specs} />
        </Field>
        <Field
          label={words.equivalence}
          hint={words.equivalenceHint}
          error={form.error('equivalence')}
          isOptional
        >
          <Input
            name="equivalence"
            list="equivalences"
            maxLength={60}
            defaultValue={form.typed('equivalence') ?? resource?.equivalence ?? ''}
          />
        </Field>
        <datalist id="equivalences">
          {view.equivalences.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
        {resource && <Status resource={resource} form={form} />}
      </div>
    </Card>
  )
}

function Status({
  resource,
  form,
}: {
  resource: NonNullable<ResourceFormProps['view']['resource']>
  form: FormReading
}) {
  const words = useText().desk
  const chosen = form.typed('state') ?? (resource.isRetired ? 'retired' : 'open')
  return (
    <FieldGroup legend={words.status} error={form.error('state')}>
      <Radio name="state" value="open" label={words.statusOpen} defaultChecked={chosen === 'open'} />
      <Radio name="state" value="retired" label={words.statusRetired} defaultChecked={chosen === 'retired'} />
      {!resource.isRetired && (
        <p className="text-sm text-ink-faint">
          {words.statusRetiredHint}{' '}
          <Link to={`${paths.resourceManage(resource.id)}#retire`} className="text-accent underline">
            {words.retire}
          </Link>
        </p>
      )}
    </FieldGroup>
  )
}
