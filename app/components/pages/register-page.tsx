import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { COUNTIES } from '#app/domain/identity/counties.ts'
import { REGISTRABLE_CAPABILITIES } from '#app/domain/identity/roles.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { type FormReading, IntentForm } from '../forms.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox } from '../ui/choices.tsx'
import { Field, FieldGroup } from '../ui/field.tsx'
import { Input, Select } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'

/** A firm registers itself with its first user; what was typed stays, passwords never. */
export function RegisterPage({ answer }: { answer: FormAnswer | null }) {
  const text = useText()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={text.register.title} lead={text.register.lead} />
      <IntentForm
        intent="register"
        idempotencyKey="register"
        answer={answer}
        draftKey="register"
        className="flex flex-col gap-6"
      >
        {(form) => (
          <>
            <FirmFields {...form} />
            <UserFields {...form} />
            <Button type="submit" tone="primary" size="large" isBusy={form.isBusy}>
              {text.register.submit}
            </Button>
          </>
        )}
      </IntentForm>
    </div>
  )
}

function FirmFields({ typed, error }: FormReading) {
  const text = useText()
  const chosen = (typed('capabilities') ?? '').split('\n')
  return (
    <Card title={text.register.firm}>
      <div className="flex flex-col gap-4">
        <Field label={text.register.name} error={error('name')} isRequired>
          <Input name="name" autoComplete="organization" defaultValue={typed('name') ?? ''} />
        </Field>
        <Field
          label={text.register.creditCode}
          hint={text.register.creditCodeHint}
          error={error('creditCode')}
          isRequired
        >
          <Input name="creditCode" autoComplete="off" defaultValue={typed('creditCode') ?? ''} />
        </Field>
        <Field label={text.register.county} error={error('county')} isRequired>
          <Select name="county" defaultValue={typed('county') ?? ''}>
            <option value="" disabled>
              {text.register.chooseCounty}
            </option>
            {COUNTIES.map(({ code }) => (
              <option key={code} value={code}>
                {countyName(code, text)}
              </option>
            ))}
          </Select>
        </Field>
        <FieldGroup legend={text.register.capabilities} error={error('capabilities')}>
          {REGISTRABLE_CAPABILITIES.map((capability) => (
            <Checkbox
              key={capability}
              name="capabilities"
              value={capability}
              defaultChecked={chosen.includes(capability)}
              label={text.shell.capabilities[capability]}
            />
          ))}
        </FieldGroup>
        <Field
          label={text.register.bankAccount}
          hint={text.register.bankAccountHint}
          error={error('bankAccount')}
          isRequired
        >
          <Input
            name="bankAccount"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={typed('bankAccount') ?? ''}
          />
        </Field>
      </div>
    </Card>
  )
}

function UserFields({ typed, error }: FormReading) {
  const text = useText()
  return (
    <Card title={text.register.user}>
      <div className="flex flex-col gap-4">
        <Field
          label={text.register.displayName}
          hint={text.register.displayNameHint}
          error={error('displayName')}
          isRequired
        >
          <Input name="displayName" defaultValue={typed('displayName') ?? ''} />
        </Field>
        <Field
          label={text.register.account}
          hint={text.register.accountHint}
          error={error('account')}
          isRequired
        >
          <Input name="account" autoComplete="username" defaultValue={typed('account') ?? ''} />
        </Field>
        <Field
          label={text.register.password}
          hint={text.register.passwordHint}
          error={error('password')}
          isRequired
        >
          <Input type="password" name="password" autoComplete="new-password" />
        </Field>
      </div>
    </Card>
  )
}
