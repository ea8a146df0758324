import type { FormAnswer } from '#app/contracts/views/shell.ts'
import type { OwnServiceView, ServiceFormView } from '#app/contracts/views/test-desk.ts'
import { SERVICE_PHOTOS_AT_MOST } from '#app/domain/testing/service-lifecycle.ts'
import { useText } from '#app/i18n/text.ts'
import { PhotosField } from '../dealings/attachments.tsx'
import { type FormReading, IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input, MoneyInput, QuantityInput, TextArea } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { type Undoes, UndoToast } from '../undo-toast.tsx'
import { MethodsFields } from './methods-fields.tsx'
import { usePlatformName } from './own-services-page.tsx'
import type { ServiceFormProps } from './props.ts'
import { ServicePhotoEditor } from './service-photos.tsx'

/** A service that was taken back is offered again, and the other way round. */
const UNDOES: Undoes = {
  retireTestService: () => ({ intent: 'resumeTestService' }),
  resumeTestService: () => ({ intent: 'retireTestService' }),
}

/** A laboratory's service: what it says and costs, its methods, its photos, and whether it takes orders. */
export function ServiceFormPage({ view, answer }: ServiceFormProps) {
  const text = useText()
  const words = text.testDesk
  const { offered } = view
  const name = usePlatformName()(view)
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader
        title={offered ? words.editService : words.newService}
        lead={`${name} · ${view.lab.name}`}
        crumbs={[{ label: words.title, to: paths.ownTestServices }]}
        badges={
          offered && (
            <Badge tone={offered.state === 'offered' ? 'accent' : 'neutral'}>
              {words.states[offered.state]}
            </Badge>
          )
        }
        actions={
          offered?.state === 'offered' && (
            <LinkButton to={paths.testService(offered.id)}>{words.seePublic}</LinkButton>
          )
        }
      />
      <IntentForm
        key={offered?.version ?? 'new'}
        intent="saveTestService"
        draftKey={`service-${offered ? `${offered.id}-${offered.version}` : view.platformId}`}
        idempotencyKey={view.idempotencyKey}
        answer={answer}
        hidden={offered ? { platformId: view.platformId, version: offered.version } : {}}
        {...(offered ? {} : { hasFile: true })}
        className="flex flex-col gap-4"
      >
        {(form) => (
          <>
            <Basics view={view} form={form} />
            <Card title={words.methods} hint={words.methodsHint}>
              <MethodsFields view={view} form={form} />
            </Card>
            {!offered && (
              <Card title={words.photos}>
                <PhotosField
                  form={form}
                  pictures={{ label: words.photosAdd, hint: words.photosHint(SERVICE_PHOTOS_AT_MOST) }}
                />
              </Card>
            )}
            <Button type="submit" tone="primary" isBusy={form.isBusy} className="self-end max-sm:w-full">
              {words.save}
            </Button>
          </>
        )}
      </IntentForm>
      {offered && (
        <div className="mt-6 flex flex-col gap-4">
          <ServicePhotoEditor view={view} answer={answer} />
          <StateCard offered={offered} idempotencyKey={view.idempotencyKey} answer={answer} />
        </div>
      )}
      <UndoToast answer={answer} idempotencyKey={view.idempotencyKey} undoes={UNDOES} />
    </div>
  )
}

function Basics({ view, form }: { view: ServiceFormView; form: FormReading }) {
  const words = useText().testDesk
  const { offered } = view
  const line = (name: 'nameZh' | 'nameEn' | 'location', most: number) => (
    <Input name={name} maxLength={most} defaultValue={form.typed(name) ?? offered?.[name] ?? ''} />
  )
  const area = (name: 'summaryZh' | 'summaryEn' | 'sampleNeedZh' | 'sampleNeedEn', label: string) => (
    <Field label={label} error={form.error(name)} isOptional>
      <TextArea
        name={name}
        rows={2}
        maxLength={300}
        defaultValue={form.typed(name) ?? offered?.[name] ?? ''}
      />
    </Field>
  )
  return (
    <Card title={words.basics}>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Field label={words.nameZh} error={form.error('nameZh')} isRequired>
          {line('nameZh', 60)}
        </Field>
        <Field label={words.nameEn} error={form.error('nameEn')} isOptional>
          {line('nameEn', 80)}
        </Field>
        {area('summaryZh', words.summaryZh)}
        {area('summaryEn', words.summaryEn)}
        {area('sampleNeedZh', words.needZh)}
        {area('sampleNeedEn', words.needEn)}
        <Field
          label={words.location}
          hint={words.locationHint(view.lab.address)}
          error={form.error('location')}
          isOptional
          className="sm:col-span-2"
        >
          {line('location', 120)}
        </Field>
        <Field label={words.price} error={form.error('priceYuan')} isRequired>
          <MoneyInput
            name="priceYuan"
            typed={form.typed('priceYuan')}
            defaultFen={offered?.priceFen ?? null}
          />
        </Field>
        <Field label={words.memberPrice} error={form.error('memberPriceYuan')} isRequired>
          <MoneyInput
            name="memberPriceYuan"
            typed={form.typed('memberPriceYuan')}
            defaultFen={offered?.memberPriceFen ?? null}
          />
        </Field>
        <Field
          label={words.turnaround}
          hint={words.turnaroundHint}
          error={form.error('turnaroundDays')}
          isRequired
        >
          <QuantityInput
            name="turnaroundDays"
            unit={words.day}
            defaultValue={form.typed('turnaroundDays') ?? (offered ? String(offered.turnaroundDays) : '')}
          />
        </Field>
      </div>
    </Card>
  )
}

interface StateProps {
  offered: OwnServiceView
  idempotencyKey: string
  answer: FormAnswer | null
}

function StateCard({ offered, idempotencyKey, answer }: StateProps) {
  const words = useText().testDesk
  const isOffered = offered.state === 'offered'
  return (
    <Card title={words.state} hint={isOffered ? words.retireWill : words.resumeWill}>
      <IntentForm
        intent={isOffered ? 'retireTestService' : 'resumeTestService'}
        idempotencyKey={idempotencyKey}
        answer={answer}
      >
        {(form) => (
          <ConfirmButton
            label={isOffered ? words.retire : words.resume}
            will={isOffered ? words.retireWill : words.resumeWill}
            tone={isOffered ? 'danger' : 'primary'}
            isBusy={form.isBusy}
          />
        )}
      </IntentForm>
    </Card>
  )
}
