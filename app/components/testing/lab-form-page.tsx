import type { FormAnswer } from '#app/contracts/views/shell.ts'
import type { LabFormView, LabView } from '#app/contracts/views/test-desk.ts'
import { useText } from '#app/i18n/text.ts'
import { type FormReading, IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Toast } from '../ui/toast.tsx'
import { usePlatformName } from './own-services-page.tsx'

/** A platform's laboratory: what it is called, where it is, what it is accredited for, who signs. */
export function LabFormPage({ view, answer }: { view: LabFormView; answer: FormAnswer | null }) {
  const text = useText()
  const words = text.testDesk
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={view.lab ? words.editLab : words.openLab}
        lead={usePlatformName()(view)}
        crumbs={[{ label: words.title, to: paths.ownTestServices }]}
      />
      <Card>
        <IntentForm
          intent="saveLab"
          draftKey={`lab-${view.lab?.code ?? 'new'}`}
          idempotencyKey={view.idempotencyKey}
          answer={answer}
          hidden={view.lab ? { code: view.lab.code } : {}}
          className="flex flex-col gap-4"
        >
          {(form) => (
            <>
              <LabFields lab={view.lab} form={form} />
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

function LabFields({ lab, form }: { lab: LabView | null; form: FormReading }) {
  const words = useText().testDesk
  const start = (name: keyof LabView) => form.typed(name) ?? lab?.[name] ?? ''
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
      <Field label={words.name} error={form.error('name')} isRequired>
        <Input name="name" maxLength={80} defaultValue={start('name')} />
      </Field>
      <Field label={words.code} hint={words.codeHint} error={form.error('code')} isRequired>
        <Input
          name={lab ? undefined : 'code'}
          maxLength={6}
          className="font-mono uppercase"
          defaultValue={start('code')}
          disabled={lab !== null}
        />
      </Field>
      <Field label={words.address} error={form.error('address')} isRequired className="sm:col-span-2">
        <Input name="address" maxLength={120} defaultValue={start('address')} />
      </Field>
      {(['cma', 'cnas'] as const).map((scope) => (
        <div key={scope} className="grid gap-4 sm:col-span-2 sm:grid-cols-2">
          <Field
            label={words[`${scope}Number`]}
            hint={words.certificateHint}
            error={form.error(`${scope}Number`)}
            isOptional
          >
            <Input name={`${scope}Number`} maxLength={60} defaultValue={start(`${scope}Number`)} />
          </Field>
          <Field label={words[`${scope}Until`]} error={form.error(`${scope}Until`)} isOptional>
            <Input type="date" name={`${scope}Until`} defaultValue={start(`${scope}Until`)} />
          </Field>
        </div>
      ))}
      <Field
        label={words.signatoryPost}
        hint={words.signatoryHint}
        error={form.error('signatoryPost')}
        isRequired
        className="sm:col-span-2"
      >
        <Input name="signatoryPost" maxLength={80} defaultValue={start('signatoryPost')} />
      </Field>
    </div>
  )
}
