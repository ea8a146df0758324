import type { QualificationRow } from '#app/contracts/views/platform-desk.ts'
import { STAFF_ROLES } from '#app/domain/platforms/member-lifecycle.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { EmptyState, Notice } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Select } from '../ui/inputs.tsx'
import { type SmartColumn, SmartTable } from '../ui/smart-table.tsx'
import { qualificationColumns, staffColumns } from './desk-columns.tsx'
import type { DeskProps } from './desk-props.ts'

/** 上机资格: those that end soon first, and the form that grants one. */
export function QualificationsCard({ view, answer }: DeskProps) {
  const text = useText()
  const words = text.desk
  const { qualifications, platform } = view
  const soon = qualifications.filter(({ standing }) => standing === 'soon').length
  return (
    <Card title={words.qualifications} id="qualifications" isPadded={false}>
      {soon > 0 && (
        <div className="px-4 pb-3 sm:px-5">
          <Notice tone="warning">{words.qualificationsSoon(soon)}</Notice>
        </div>
      )}
      {qualifications.length === 0 ? (
        <EmptyState title={words.qualificationsNone} hint={words.qualificationsNoneHint} />
      ) : (
        <SmartTable
          name="qualifications"
          caption={words.qualifications}
          rows={qualifications}
          rowKey={({ id }) => id}
          exportPath={`${paths.sheet('platform-qualifications')}?platform=${platform.slug}`}
          columns={[
            ...qualificationColumns(text),
            {
              key: 'act',
              header: text.common.act,
              isAction: true,
              cell: (row) => <Revoke row={row} view={view} answer={answer} />,
            },
          ]}
        />
      )}
      <GrantForm view={view} answer={answer} />
    </Card>
  )
}

function Revoke({ row, view, answer }: DeskProps & { row: QualificationRow }) {
  const text = useText()
  return (
    <IntentForm
      intent="revokeQualification"
      idempotencyKey={view.idempotencyKey}
      answer={answer}
      hidden={{ qualificationId: row.id }}
      answersTo={{ field: 'qualificationId', value: row.id }}
    >
      {({ isBusy }) => (
        <ConfirmButton label={text.desk.revoke} will={text.will.revoke} size="small" isBusy={isBusy} />
      )}
    </IntentForm>
  )
}

function GrantForm({ view, answer }: DeskProps) {
  const words = useText().desk
  return (
    <IntentForm
      intent="grantQualification"
      idempotencyKey={view.idempotencyKey}
      answer={answer}
      className="border-t border-line p-4 sm:px-5"
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
  const text = useText()
  const words = text.desk
  const { staff, isOwner, platform } = view
  const act: SmartColumn<Person> = {
    key: 'act',
    header: text.common.act,
    isAction: true,
    cell: (person) => <Dismiss person={person} view={view} answer={answer} />,
  }
  return (
    <Card title={words.staff} hint={words.staffHint} id="staff" isPadded={false}>
      {staff.length === 0 ? (
        <EmptyState title={words.staffNone} hint={words.staffNoneHint} />
      ) : (
        <SmartTable
          name="people"
          caption={words.staff}
          rows={staff}
          rowKey={({ userId }) => userId}
          exportPath={`${paths.sheet('platform-people')}?platform=${platform.slug}`}
          columns={[...staffColumns(text), ...(isOwner ? [act] : [])]}
        />
      )}
      {isOwner ? (
        <AppointForm view={view} answer={answer} />
      ) : (
        <p className="border-t border-line p-4 text-sm text-ink-faint sm:px-5">{words.staffOwnerOnly}</p>
      )}
    </Card>
  )
}

type Person = DeskProps['view']['staff'][number]

function Dismiss({ person, view, answer }: DeskProps & { person: Person }) {
  const words = useText().desk
  return (
    <IntentForm
      intent="appointStaff"
      idempotencyKey={view.idempotencyKey}
      answer={answer?.values.role === 'none' ? answer : null}
      hidden={{ login: person.login, role: 'none' }}
      answersTo={{ field: 'login', value: person.login }}
    >
      {({ isBusy }) => (
        <>
          <input type="hidden" name="was" value={person.role} />
          <Button type="submit" size="small" tone="cautious" isBusy={isBusy}>
            {words.dismiss}
          </Button>
        </>
      )}
    </IntentForm>
  )
}

function AppointForm({ view, answer }: DeskProps) {
  const words = useText().desk
  return (
    <IntentForm
      intent="appointStaff"
      idempotencyKey={view.idempotencyKey}
      answer={answer?.values.role === 'none' ? null : answer}
      className="border-t border-line p-4 sm:px-5"
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
