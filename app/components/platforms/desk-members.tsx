import type { MemberCard } from '#app/contracts/views/platforms.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { FIRM_CLASSES, type FirmClass } from '#app/domain/shared/firm-class.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Select } from '../ui/inputs.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { memberColumns } from './desk-columns.tsx'
import type { DeskProps } from './desk-props.ts'

interface OneProps {
  member: MemberCard
  answer: FormAnswer | null
  idempotencyKey: string
}

/** Applications stand before invitations, and those before members. */
const RANKS: Partial<Record<MemberCard['state'], number>> = { applied: 0, invited: 1, active: 2 }
const rankOf = ({ state }: MemberCard) => RANKS[state] ?? 3

/** Who uses the platform, who applies, and the form that invites. */
export function MembersCard({ view, answer }: DeskProps) {
  const text = useText()
  const words = text.desk
  const { idempotencyKey, members, platform } = view
  return (
    <Card title={`${words.members} (${members.length})`} id="members" isPadded={false}>
      {members.length === 0 ? (
        <EmptyState title={words.membersNone} hint={words.membersNoneHint} />
      ) : (
        <SmartTable
          name="members"
          caption={words.members}
          rows={members.toSorted((a, b) => rankOf(a) - rankOf(b))}
          rowKey={({ id }) => id}
          exportPath={`${paths.sheet('platform-members')}?platform=${platform.slug}`}
          columns={[
            ...memberColumns(text),
            {
              key: 'act',
              header: text.common.act,
              isAction: true,
              cell: (member) => <Acts {...{ member, answer, idempotencyKey }} />,
            },
          ]}
        />
      )}
      <IntentForm
        intent="inviteMember"
        idempotencyKey={idempotencyKey}
        answer={answer}
        className="border-t border-line p-4 sm:px-5"
      >
        {({ isBusy, typed, error }) => (
          <div className="grid grid-cols-1 gap-3 sm:grid-cols-[1fr_8rem_auto] sm:items-start">
            <Field label={words.creditCode} hint={words.inviteHint} error={error('creditCode')} isRequired>
              <Input name="creditCode" maxLength={18} defaultValue={typed('creditCode') ?? ''} />
            </Field>
            <ClassField chosen={typed('class')} error={error('class')} />
            <Button type="submit" isBusy={isBusy} className="sm:mt-6">
              {words.sendInvitation}
            </Button>
          </div>
        )}
      </IntentForm>
    </Card>
  )
}

/** What can be done about a member now. */
function Acts(props: OneProps) {
  if (props.member.state === 'applied') return <Decide {...props} />
  return props.member.state === 'active' ? <Keep {...props} /> : null
}

function Decide({ member, answer, idempotencyKey }: OneProps) {
  const { desk: words, will } = useText()
  return (
    <div className="flex flex-wrap items-end gap-2">
      <IntentForm
        intent="decideMember"
        idempotencyKey={idempotencyKey}
        answer={answer?.values.event === 'admit' ? answer : null}
        hidden={{ memberId: member.id, event: 'admit' }}
        answersTo={{ field: 'memberId', value: member.id }}
        className="flex items-end gap-2"
      >
        {({ isBusy, typed }) => (
          <>
            <ClassField chosen={typed('class') ?? 'chain'} />
            <ConfirmButton
              label={words.admit}
              spoken={`${words.admit} · ${member.name}`}
              will={will.admitMember(member.name)}
              tone="primary"
              isBusy={isBusy}
            />
          </>
        )}
      </IntentForm>
      <Dismiss {...{ member, answer, idempotencyKey }} event="refuse" label={words.refuse} />
    </div>
  )
}

function Keep({ member, answer, idempotencyKey }: OneProps) {
  const { desk: words, will } = useText()
  const other: FirmClass = member.class === 'chain' ? 'outside' : 'chain'
  return (
    <div className="flex flex-wrap items-end gap-2">
      <IntentForm
        intent="classifyMember"
        idempotencyKey={idempotencyKey}
        answer={answer}
        hidden={{ memberId: member.id, class: other }}
        answersTo={{ field: 'memberId', value: member.id }}
      >
        {({ isBusy }) => (
          <>
            <input type="hidden" name="was" value={member.class} />
            <ConfirmButton
              label={`${words.classify} → ${words.classes[other]}`}
              will={will.classifyMember(member.name, words.classes[other])}
              tone="secondary"
              size="small"
              isBusy={isBusy}
            />
          </>
        )}
      </IntentForm>
      <Dismiss {...{ member, answer, idempotencyKey }} event="remove" label={words.remove} />
    </div>
  )
}

function Dismiss(props: OneProps & { event: 'refuse' | 'remove'; label: string }) {
  const { member, answer, idempotencyKey, event, label } = props
  const { will } = useText()
  return (
    <IntentForm
      intent="decideMember"
      idempotencyKey={idempotencyKey}
      answer={answer?.values.event === event ? answer : null}
      hidden={{ memberId: member.id, event }}
      answersTo={{ field: 'memberId', value: member.id }}
    >
      {({ isBusy }) => (
        <ConfirmButton
          label={label}
          spoken={`${label} · ${member.name}`}
          will={event === 'remove' ? will.removeMember(member.name) : will.refuseMember(member.name)}
          size={event === 'remove' ? 'small' : 'medium'}
          isBusy={isBusy}
        />
      )}
    </IntentForm>
  )
}

function ClassField({ chosen, error }: { chosen?: string | undefined; error?: string | undefined }) {
  const words = useText().desk
  return (
    <Field label={words.asClass} error={error}>
      <Select name="class" defaultValue={chosen ?? 'chain'}>
        {FIRM_CLASSES.map((one) => (
          <option key={one} value={one}>
            {words.classes[one]}
          </option>
        ))}
      </Select>
    </Field>
  )
}
