import { STAFF_ROLES } from '#app/domain/platforms/member-lifecycle.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Select } from '../ui/inputs.tsx'
import type { DeskProps } from './desk-props.ts'

/** 上机资格: those that end soon first, and the form that grants one. */
export function QualificationsCard({ view, answer }: DeskProps) {
  const text = useText()
  const words = text.desk
  const { qualifications, idempotencyKey } = view
  const soon = qualifications.filter(({ standing }) => standing === 'soon').length
  const tones = { valid: 'neutral', soon: 'warning', expired: 'danger' } as const
  return (
    <Card title={words.qualifications} id="qualifications">
      {soon > 0 && <Notice tone="warning">{words.qualificationsSoon(soon)}</Notice>}
      {qualifications.length === 0 && <p className="text-sm text-ink-faint">{words.qualificationsNone}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {qualifications.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5">
            <span className="min-w-0 text-sm">
              <span className="font-medium">{row.firm}</span> · <code>{row.code}</code> · {words.expiresOn}{' '}
              {formatDay(`${row.expiresOn}T00:00:00+08:00`, text.locale)}{' '}
              <Badge tone={tones[row.standing]}>{words.standing[row.standing]}</Badge>
            </span>
            <IntentForm
              intent="revokeQualification"
              idempotencyKey={idempotencyKey}
              answer={answer}
              hidden={{ qualificationId: row.id }}
              answersTo={{ field: 'qualificationId', value: row.id }}
            >
              {({ isBusy }) => (
                <ConfirmButton label={words.revoke} will={text.will.revoke} size="small" isBusy={isBusy} />
              )}
            </IntentForm>
          </li>
        ))}
      </ul>
      <GrantForm view={view} answer={answer} />
    </Card>
  )
}

function GrantForm({ view, answer }: DeskProps) {
  const words = useText().desk
  return (
    <IntentForm
      intent="grantQualification"
      idempotencyKey={view.idempotencyKey}
      answer={answer}
      className="mt-4 border-t border-line pt-4"
    >
      {({ isBusy, typed, error }) => (
        <div className="grid grid-cols-1 gap-3 sm:grid-cols-[1fr_1fr_10rem_auto] sm:items-start">
          <Field label={words.firm} error={error('creditCode')} isRequired>
            <Select name="creditCode" defaultValue={typed('creditCode') ?? ''}>
              {view.firms.map((firm) => (
                <option key={firm.creditCode} value={firm.creditCode}>
                  {firm.name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={words.code} hint={words.codeHint} error={error('code')} isRequired>
            <Input
              name="code"
              list="qualification-codes"
              maxLength={40}
              defaultValue={typed('code') ?? view.codes[0] ?? ''}
            />
          </Field>
          <datalist id="qualification-codes">
            {view.codes.map((code) => (
              <option key={code} value={code} />
            ))}
          </datalist>
          <Field label={words.expiresOn} error={error('expiresOn')} isRequired>
            <Input type="date" name="expiresOn" defaultValue={typed('expiresOn') ?? ''} />
          </Field>
          <Button type="submit" isBusy={isBusy} className="sm:mt-6">
            {words.grant}
          </Button>
        </div>
      )}
    </IntentForm>
  )
}

/** 平台人员: who holds a post; the owner appoints and dismisses. */
export function StaffCard({ view, answer }: DeskProps) {
  const words = useText().desk
  const { staff, idempotencyKey, isOwner } = view
  return (
    <Card title={words.staff} hint={words.staffHint} id="staff">
      {staff.length === 0 && <p className="text-sm text-ink-faint">{words.staffNone}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {staff.map((person) => (
          <li key={person.userId} className="flex flex-wrap items-center justify-between gap-3 py-2.5">
            <span className="min-w-0">
              {person.name} <span className="text-sm text-ink-faint">{person.login}</span>{' '}
              <Badge>{words.posts[person.role]}</Badge>
            </span>
            {isOwner && (
              <IntentForm
                intent="appointStaff"
                idempotencyKey={idempotencyKey}
                answer={answer?.values.role === 'none' ? answer : null}
                hidden={{ login: person.login, role: 'none' }}
                answersTo={{ field: 'login', value: person.login }}
              >
                {({ isBusy }) => (
                  <Button type="submit" size="small" tone="cautious" isBusy={isBusy}>
                    {words.dismiss}
                  </Button>
                )}
              </IntentForm>
            )}
          </li>
        ))}
      </ul>
      {isOwner ? (
        <AppointForm view={view} answer={answer} />
      ) : (
        <p className="mt-3 text-sm text-ink-faint">{words.staffOwnerOnly}</p>
      )}
    </Card>
  )
}

function AppointForm({ view, answer }: DeskProps) {
  const words = useText().desk
  return (
    <IntentForm
      intent="appointStaff"
      idempotencyKey={view.idempotencyKey}
      answer={answer?.values.role === 'none' ? null : answer}
      className="mt-4 border-t border-line pt-4"
    >
      {({ isBusy, typed, error }) => (
        <div className="grid grid-cols-1 gap-3 sm:grid-cols-[1fr_10rem_auto] sm:items-start">
          <Field label={words.login} error={error('login')} isRequired>
            <Input name="login" list="colleagues" maxLength={60} defaultValue={typed('login') ?? ''} />
          </Field>
          <datalist id="colleagues">
            {view.colleagues.map((person) => (
              <option key={person.login} value={person.login}>
                {person.name}
              </option>
            ))}
          </datalist>
          <Field label={words.post} error={error('role')}>
            <Select name="role" defaultValue={typed('role') ?? 'technician'}>
              {STAFF_ROLES.map((role) => (
                <option key={role} value={role}>
                  {words.posts[role]}
                </option>
              ))}
            </Select>
          </Field>
          <Button type="submit" isBusy={isBusy} className="sm:mt-6">
            {words.appoint}
          </Button>
        </div>
      )}
    </IntentForm>
  )
}
