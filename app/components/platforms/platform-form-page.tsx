import type { PlatformFormView } from '#app/contracts/views/platform-desk.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { MEMBERSHIPS } from '#app/domain/platforms/member-lifecycle.ts'
import { clusterName, countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { type FormReading, IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Radio } from '../ui/choices.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Field, FieldGroup } from '../ui/field.tsx'
import { Input, QuantityInput, Select, TextArea } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { FirstPictures } from './first-pictures.tsx'
import { PictureEditor } from './pictures.tsx'

interface PartProps {
  view: PlatformFormView
  form: FormReading
}

/** Founding a platform, or what an existing one says of itself. */
export function PlatformFormPage({ view, answer }: { view: PlatformFormView; answer: FormAnswer | null }) {
  const text = useText()
  const words = text.desk
  const { platform } = view
  const crumbs = platform
    ? [{ label: platform.name, to: paths.platformManage(platform.slug) }]
    : [{ label: text.platforms.title, to: paths.platforms }]
  return (
    <div className="mx-auto flex max-w-3xl flex-col">
      <PageHeader
        title={platform ? words.edit : words.found}
        lead={platform ? platform.name : words.foundLead}
        crumbs={crumbs}
      />
      {answer?.isDone && <Notice tone="accent">{words.saved}</Notice>}
      <IntentForm
        {...(platform ? {} : { draftKey: 'found-platform', hasFile: true })}
        intent="savePlatform"
        idempotencyKey={view.idempotencyKey}
        answer={answer}
        className="mt-2 flex flex-col gap-4"
      >
        {(form) => (
          <>
            <About view={view} form={form} />
            <Membership view={view} form={form} />
            {!platform && <FirstPictures form={form} />}
            <Button type="submit" tone="primary" isBusy={form.isBusy} className="self-end max-sm:w-full">
              {words.savePlatform}
            </Button>
          </>
        )}
      </IntentForm>
      {platform && (
        <div className="mt-6">
          <PictureEditor
            fileIds={platform.photos}
            name={platform.name}
            answer={answer}
            idempotencyKey={view.idempotencyKey}
          />
        </div>
      )}
    </div>
  )
}

function About({ view, form }: PartProps) {
  const text = useText()
  const words = text.desk
  const { platform } = view
  return (
    <Card title={words.who}>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Field label={words.name} error={form.error('name')} isRequired>
          <Input name="name" maxLength={80} defaultValue={form.typed('name') ?? platform?.name ?? ''} />
        </Field>
        <Field label={words.nameEn} error={form.error('nameEn')} isOptional>
          <Input
            name="nameEn"
            maxLength={120}
            defaultValue={form.typed('nameEn') ?? platform?.nameEn ?? ''}
          />
        </Field>
        <Field label={words.slug} hint={words.slugHint} error={form.error('slug')} isRequired>
          <Input
            name="slug"
            maxLength={60}
            autoCapitalize="none"
            defaultValue={form.typed('slug') ?? platform?.slug ?? ''}
          />
        </Field>
        <Field label={words.chain} hint={words.chainHint} error={form.error('chain')} isRequired>
          <Input
            name="chain"
            maxLength={60}
            list="chains"
            defaultValue={form.typed('chain') ?? platform?.chain ?? ''}
          />
        </Field>
        <datalist id="chains">
          {view.clusters.map((cluster) => (
            <option key={cluster} value={cluster}>
              {clusterName(cluster, text)}
            </option>
          ))}
        </datalist>
        <Field label={words.county} error={form.error('county')} isRequired>
          <Select name="county" defaultValue={form.typed('county') ?? platform?.county ?? ''}>
            {view.counties.map((county) => (
              <option key={county} value={county}>
                {countyName(county, text)}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={words.story}
          hint={words.storyHint}
          error={form.error('story')}
          isOptional
          className="sm:col-span-2"
        >
          <TextArea
            name="story"
            rows={6}
            maxLength={5000}
            defaultValue={form.typed('story') ?? platform?.story ?? ''}
          />
        </Field>
      </div>
    </Card>
  )
}

function Membership({ view, form }: PartProps) {
  const text = useText()
  const words = text.desk
  const { platform } = view
  const chosen = form.typed('membership') ?? platform?.membership ?? 'application'
  const discount = (platform?.memberDiscountBasisPoints ?? 2000) / 100
  return (
    <Card title={words.membership}>
      <FieldGroup legend={words.membershipChoice} error={form.error('membership')}>
        {MEMBERSHIPS.map((membership) => (
          <Radio
            key={membership}
            name="membership"
            value={membership}
            label={text.platforms.membership[membership]}
            hint={words.membershipHints[membership]}
            defaultChecked={chosen === membership}
          />
        ))}
      </FieldGroup>
      <Field
        label={words.discount}
        hint={words.discountHint}
        error={form.error('memberDiscountPercent')}
        className="mt-4 max-w-64"
      >
        <QuantityInput
          name="memberDiscountPercent"
          inputMode="decimal"
          unit={words.percent}
          defaultValue={form.typed('memberDiscountPercent') ?? String(discount)}
        />
      </Field>
    </Card>
  )
}
